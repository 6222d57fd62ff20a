import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../project.ts';

/** Everything that the built site is made of. */
const SOURCES = [
  'src',
  'netlify',
  'public',
  'astro.config.mjs',
  'netlify.toml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Commands for people are no part of the site, except those that take part in building it. */
const NOT_BUILT = /^src\/tools\/(?!build\/)/;

/** A hash of the sources' names and contents: equal when a new build would give the same site. */
export async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Promise.all(SOURCES.map(filesIn))).flat().filter((file) => !NOT_BUILT.test(file));
  for (const file of files.sort()) {
    hash.update(`${file}\0`).update(await readFile(inProject(file)));
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(inProject(path), { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return undefined;
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(inProject('').length).replaceAll('\\', '/'));
}
