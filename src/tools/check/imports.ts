import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { inProject } from '../project.ts';
import { packageRefusal, refusal, roomOf } from './rooms.ts';

/** Every import that goes against the directions of the house, as "file: who may not import whom". */
export async function findWrongImports(): Promise<string[]> {
  const files = (await Promise.all(['src', 'netlify'].map(sourcesIn))).flat().sort();
  const found = await Promise.all(
    files.map(async (file) => check(file, await readFile(inProject(file), 'utf8'))),
  );
  return found.flat();
}

/** The same for the text of one file. */
export function check(file: string, text: string): string[] {
  const from = roomOf(file);
  if (!from)
    return [
      `${file}: this folder is no room of the house; say in src/tools/check/rooms.ts who may import it`,
    ];
  return importsOf(file, text).flatMap((name) => {
    const refused = name.startsWith('.') ? refuseFile(file, from, name) : packageRefusal(from, name);
    return refused ? [`${file}: ${refused} (${name})`] : [];
  });
}

function refuseFile(file: string, from: string, name: string): string | undefined {
  const target = posix.join(posix.dirname(file), name);
  if (target.startsWith('../')) return `${from} may not reach outside the project`;
  const to = roomOf(target);
  // Root files (package.json, say) belong to nobody.
  return to && refusal(from, to);
}

/** Static and dynamic imports, re-exports and globs; of an Astro file its frontmatter and its scripts. */
function importsOf(file: string, text: string): string[] {
  const code = file.endsWith('.astro') ? codeOf(text) : text;
  const { importedFiles } = ts.preProcessFile(code, true, true);
  const globs = [...code.matchAll(/import\.meta\.glob[^(]*\(\s*\[?\s*['"`]([^'"`]+)/g)].map(
    (match) => match[1] ?? '',
  );
  return [...importedFiles.map(({ fileName }) => fileName), ...globs];
}

function codeOf(astro: string): string {
  const frontmatter = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(astro)?.[1] ?? '';
  const scripts = [...astro.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [frontmatter, ...scripts].join('\n');
}

async function sourcesIn(folder: string): Promise<string[]> {
  const entries = await readdir(inProject(folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|mts|mjs|js|astro)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(inProject('').length).replaceAll('\\', '/'));
}
