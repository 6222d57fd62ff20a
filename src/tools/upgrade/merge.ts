import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import type { UndoList } from '../stopping.ts';
import { createGit, type Git } from './git.ts';
import type { Release } from './releases.ts';

/** The fork as it would be: in a folder of its own, on no branch. */
export interface Beside {
  folder: string;
  commit: string;
}

/** What is upstream's alone, so that its version is taken where both have changed it. */
const theirs = ['package.json', 'package-lock.json'];

/** @throws Problem with every file that both have changed; nothing is left behind */
export async function mergeBeside(git: Git, { version, commit }: Release, undo: UndoList): Promise<Beside> {
  const place = await mkdtemp(join(tmpdir(), 'k3-upgrade-'));
  // Packages of its own hold a PostgreSQL, which may run as another user (src/tools/database/systemUser.ts).
  await chmod(place, 0o711);
  const folder = join(place, 'fork');
  undo.push(() => rm(join(folder, '..'), { recursive: true, force: true }));
  await git.run('worktree', 'add', '--quiet', '--detach', folder);
  // Also when we were told to stop, which stops our own Git.
  undo.push(() => removeWorktree(folder));
  const beside = git.in(folder);
  const conflicts = await beside.run('merge', '--no-ff', '-m', `Upgrade to ${version}`, commit).then(
    () => [],
    () => conflictsIn(beside),
  );
  const own = conflicts.filter((file) => !theirs.includes(file));
  if (own.length > 0) throw new Problem(sentenceFor(own, version));
  if (conflicts.length > 0) {
    await beside.run('checkout', '--theirs', '--', ...conflicts);
    await beside.run('add', '--', ...conflicts);
    await beside.run('commit', '--quiet', '--no-edit');
  }
  return { folder, commit: await beside.run('rev-parse', 'HEAD') };
}

async function conflictsIn(git: Git): Promise<string[]> {
  const files = await git.run('diff', '--name-only', '--diff-filter=U');
  if (!files)
    throw new Problem(
      'Git could not merge. Look at "git status", and that your name and address are set (git config user.name).',
    );
  return files.split('\n');
}

async function removeWorktree(folder: string): Promise<void> {
  const git = createGit(new AbortController().signal);
  await git.run('worktree', 'remove', '--force', folder).catch(() => undefined);
}

function sentenceFor(files: readonly string[], version: string): string {
  return [
    `Your fork and ${version} have changed the same lines. Nothing was done; your fork is as it was.`,
    ...files.map((file) => `  ${file}`),
    `What you want otherwise belongs in src/kommun/, where upgrades never meet it: take each file back to ours (git checkout refs/upstream/v${version} -- FILE),`,
    'put yours in its place with "npm run override", commit, and upgrade again.',
  ].join('\n');
}
