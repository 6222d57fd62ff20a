import { readFile } from 'node:fs/promises';
import { forForks, releasesIn } from '../check/changelog.ts';
import { lookAtReplaced } from '../doctor/overrides.ts';
import { inProject } from '../project.ts';
import { isNewer, type Release } from './releases.ts';

/** In plain words: what has changed, what must be done, and what to look at. The new release is here already. */
export async function tellWhatChanged({ version, before }: Release): Promise<string> {
  const changelog = await readFile(inProject('CHANGELOG.md'), 'utf8');
  const releases = releasesIn(changelog).filter(
    (release) => isNewer(release.version, before) && !isNewer(release.version, version),
  );
  const replaced = await lookAtReplaced();
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
