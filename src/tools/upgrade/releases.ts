import { readFile } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { inProject } from '../project.ts';
import type { Git, GitFailed } from './git.ts';

export interface Release {
  /** "0.2.0" */
  version: string;
  /** What this fork stands on. */
  before: string;
  commit: string;
}

const pattern = /^(\d+)\.(\d+)\.(\d+)$/;

/** @returns the newest release that is newer than ours; undefined when there is none */
export async function newestRelease(git: Git, from: string): Promise<Release | undefined> {
  const before = await versionHere();
  // Kept apart from tags of the fork's own.
  await git
    .run('fetch', '--quiet', '--no-tags', from, '+refs/tags/v*:refs/upstream/v*')
    .catch((error: GitFailed) => {
      throw new Problem(unreachable(from, error));
    });
  const refs = await git.run('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/upstream/');
  const versions = refs.split('\n').map((tag) => tag.replace(/^v/, ''));
  const [version] = versions.filter((one) => pattern.test(one)).toSorted((a, b) => compare(b, a));
  if (!version || !isNewer(version, before)) return undefined;
  const commit = await git.run('rev-parse', `refs/upstream/v${version}^{commit}`);
  return { version, before, commit };
}

async function versionHere(): Promise<string> {
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as { version: string };
  return version;
}

/** What is no number of a release ("Unreleased") is newer than none. */
export function isNewer(version: string, than: string): boolean {
  return pattern.test(version) && compare(version, than) > 0;
}

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((number, i) => number !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function unreachable(from: string, { message }: GitFailed): string {
  const said = message.split('\n')[0];
  if (from === 'upstream' && /does not appear to be a git repository|No such remote/i.test(message))
    return 'There is no remote "upstream". Say once where the original is: git remote add upstream ADDRESS.';
  return `The releases of "${from}" could not be fetched (${said}). Look at "git remote -v" and the network, and run it again.`;
}
