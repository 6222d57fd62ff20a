import { readFile } from 'node:fs/promises';
import { forForks, releasesIn } from '../check/changelog.ts';
import { overrides } from '../doctor/overrides.ts';
import { inProject } from '../project.ts';
import type { Release } from './releases.ts';

/** In plain words: what has changed, what must be done, and what to look at. The new release is here already. */
export async function tellWhatChanged({ version, before }: Release): Promise<string> {
  const changelog = await readFile(inProject('CHANGELOG.md'), 'utf8');
  const releases = releasesIn(changelog).filter((release) => isBetween(release.version, before, version));
  const replaced = await overrides.look({} as Parameters<typeof overrides.look>[0]);
  return [
    `Upgraded from ${before} to ${version}.`,
    ...releases.map(
      (release) => `\n${release.version}, for forks: ${forForks(release) ?? 'it does not say'}`,
    ),
    '\nTo look at:',
    ...replaced.map(({ where, what, how }) => `  ${where}: ${what}. ${how}`),
    '  npm start, and the pages that you have changed; npm run doctor.',
    'Then apply the migrations to your deployed database (README, "Put it on the web", step 3, after a backup), and push.',
  ].join('\n');
}

/** Newer than the one, and not newer than the other. */
function isBetween(version: string, older: string, newest: string): boolean {
  const key = (text: string) =>
    text
      .split('.')
      .map((part) => part.padStart(6, '0'))
      .join('.');
  return /^\d/.test(version) && key(version) > key(older) && key(version) <= key(newest);
}
