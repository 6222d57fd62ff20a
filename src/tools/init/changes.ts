/** What is to be written, shown before it is. */
import { readFile, writeFile } from 'node:fs/promises';
import { diff } from 'node:util';
import { inProject } from '../project.ts';

export interface Change {
  /** From the project's folder; always in src/kommun/. */
  file: string;
  text: string;
}

/** Those that would change something. */
export async function realChanges(changes: readonly Change[]): Promise<(Change & { before: string })[]> {
  const all = await Promise.all(
    changes.map(async (change) => ({
      ...change,
      before: await readFile(inProject(change.file), 'utf8').catch(() => ''),
    })),
  );
  return all.filter(({ before, text }) => before !== text);
}

/** Every line that goes or comes, under the name of its file. */
export function shown({ file, before, text }: Change & { before: string }): string {
  const isLong = Math.max(before.length, text.length) > 100_000;
  if (isLong) return `${file} (${text.length} characters)`;
  const lines = diff(before.split('\n'), text.split('\n')).flatMap(([way, line]) =>
    way === 0 ? [] : [`${way === 1 ? '-' : '+'} ${line}`],
  );
  return [file, ...lines].join('\n');
}

export async function writeChanges(changes: readonly Change[]): Promise<void> {
  for (const { file, text } of changes) {
    if (!file.startsWith('src/kommun/')) throw new Error(`${file} is not the fork's own.`);
    await writeFile(inProject(file), text);
  }
}
