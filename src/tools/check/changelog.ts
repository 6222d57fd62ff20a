/** Every release tells those who run a fork what they must do, also when that is nothing. */
import { readFileSync } from 'node:fs';
import { inProject } from '../project.ts';

export interface Release {
  /** "Unreleased", or "0.1.0". */
  version: string;
  /** What stands under it, as it is written. */
  text: string;
}

/** In the order of the file: the newest first. */
export function releasesIn(changelog: string): Release[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      return { version: /\d+\.\d+\.\d+/.exec(heading)?.[0] ?? heading.trim(), text: lines.join('\n').trim() };
    });
}

/** What a release asks of forks; undefined when it does not say. */
export function forForks({ text }: Release): string | undefined {
  return /^For forks: *(\S[\s\S]*?)(?=\n\n|$(?![\s\S]))/m.exec(text)?.[1];
}

/** @returns what to mend, one line each */
export function findSilentReleases(changelog = readFileSync(inProject('CHANGELOG.md'), 'utf8')): string[] {
  return releasesIn(changelog)
    .filter((release) => !forForks(release))
    .map(
      ({ version }) =>
        `CHANGELOG.md: ${version} has no line "For forks: …". Say what a fork must do, or "nothing".`,
    );
}
