/** What the fork has put in place of ours, and whether ours has changed since. */
import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ourPlaceOf, ownPlaceOf } from '../../domain/overrides.ts';
import { blobOf, type Ledger, readLedger } from '../override/ledger.ts';
import { ourWord, ownWordKeys } from '../override/words.ts';
import { inProject, PROJECT } from '../project.ts';
import { type Examination, type Finding, look, wrong } from './finding.ts';

const run = promisify(execFile);

export const overrides: Examination = { name: 'what stands in place of ours', look: lookAtReplaced };

/** A finding for each that ours has moved away from, or that nobody noted. */
export async function lookAtReplaced(): Promise<Finding[]> {
  const ledger = await readLedger();
  const found: Finding[] = [];
  const standing = new Set<string>();
  for await (const own of glob(
    ['src/kommun/components/**/*', 'src/kommun/layouts/**/*', 'src/kommun/content/**/*'],
    { cwd: PROJECT },
  )) {
    const file = await replacedBy(own.replaceAll('\\', '/'));
    if (!file) continue;
    standing.add(file);
    found.push(...(await changed(file, await textOf(file), ledger)));
  }
  for (const key of ownWordKeys()) {
    const name = `words ${key}`;
    standing.add(name);
    found.push(...(await changed(name, await ourWord(key), ledger)));
  }
  return [...found, ...gone(ledger, standing)];
}

const textOf = (file: string) => readFile(inProject(file), 'utf8').catch(() => undefined);

/** A page in Markdown also stands in place of a drawn one with its name. */
async function replacedBy(own: string): Promise<string | undefined> {
  const ours = ourPlaceOf(own);
  if (!ours) return undefined;
  const drawn = ours.replace(/\.md$/, '.astro');
  for (const file of [ours, drawn]) if ((await textOf(file)) !== undefined) return file;
  return undefined;
}

async function changed(name: string, now: string | undefined, ledger: Ledger): Promise<Finding[]> {
  const own = ownPlaceOf(name) ?? 'src/kommun/words.ts';
  const was = ledger[name];
  const note = `npm run override -- seen ${name.includes(' ') ? `"${name}"` : name}`;
  if (!was)
    return [
      look(
        own,
        `it stands in place of ${name}, and nobody noted which`,
        'nobody can tell when ours changes',
        note,
      ),
    ];
  if (now === undefined || was.blob === blobOf(now)) return [];
  return [
    look(
      own,
      `${name} has changed since release ${was.version}`,
      (await difference(name, was.blob, now)) ?? 'what changed cannot be shown without its history',
      `take over what you want, then: ${note}`,
    ),
  ];
}

/** As Git shows it; of a word, what it is now. */
async function difference(name: string, blob: string, now: string): Promise<string | undefined> {
  if (name.startsWith('words ')) return `ours is now: ${now}`;
  return run('git', ['diff', '--no-color', blob, '--', name], { cwd: PROJECT }).then(
    ({ stdout }) =>
      stdout
        .split('\n')
        .filter((line) => /^[-+](?![-+])/.test(line))
        .join('\n') || undefined,
    () => undefined,
  );
}

function gone(ledger: Ledger, standing: ReadonlySet<string>): Finding[] {
  return Object.keys(ledger)
    .filter((name) => !standing.has(name))
    .map((name) =>
      wrong(
        'src/kommun/overrides.json',
        `it says that something stands in place of ${name}, and nothing does`,
        'the file may have been renamed or lost',
        'put yours back, or take the line away',
      ),
    );
}
