/** The text of src/kommun/kommun.config.ts for these settings, in the format that `npm run check` asks for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { KommunInput } from '../../domain/kommun.ts';
import { inProject } from '../project.ts';

const head = `/**
 * Your municipality. This is the one file you need to change to make the site yours; a wrong value stops the build with a sentence
 * that says what is wanted. "npm run init" asks for everything here and writes it; what each setting means, and what it is when it is
 * left out, stands in src/domain/kommun.ts.
 */
import { defineKommun } from '../domain/kommun.ts';
`;

/** Above the setting that it explains. */
const notes: Partial<Record<keyof KommunInput, string>> = {
  areas: 'An id stays as it is once ideas have been written: they know the area by it. The name may change.',
  topics: 'The same goes for topics.',
  elsewhere: 'Where people go with what is no idea.',
  reading:
    'When what comes in is read, and when nobody reads. The date that people are promised follows from it.',
  privacy: 'What the notice at /personuppgifter/ says. What is not decided is said to be undecided.',
  accessibility: 'What the statement at /tillganglighet/ says, with the dates that the law asks for.',
  theme: 'One or two colours. Everything made of them can be read: see /_tema/ while the site runs here.',
};

export async function configSource(settings: KommunInput): Promise<string> {
  const parts = Object.entries(settings).map(([key, value]) => {
    const note = notes[key as keyof KommunInput];
    // What has more to it than a word gets air.
    const above = note ? `\n// ${note}\n` : typeof value === 'object' ? '\n' : '';
    return `${above}${JSON.stringify(key)}: ${JSON.stringify(value)},`;
  });
  return format(`${head}\nexport default defineKommun({\n${parts.join('\n')}\n});\n`);
}

async function format(source: string): Promise<string> {
  const biome = inProject('node_modules/@biomejs/biome/bin/biome');
  // Also where the code was downloaded without Git.
  const options = ['--vcs-enabled=false', '--stdin-file-path=src/kommun/kommun.config.ts'];
  const child = spawn(process.execPath, [biome, 'format', ...options], {
    cwd: inProject(''),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(source);
  const [formatted, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`the config could not be formatted: ${said.trim()}`);
  return formatted;
}
