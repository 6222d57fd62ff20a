/** Upstream and a fork of it, as real Git repositories: a first release, and a newer one that is the tree as it stands here. */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../src/tools/project.ts';
import { sharePackages } from '../../src/tools/upgrade/packages.ts';

const execute = promisify(execFile);
const author = ['-c', 'user.name=Upstream', '-c', 'user.email=upstream@exempel.example'];
const first = 'v0.1.0';
export const newest = '9.9.9';

export interface Repositories {
  folder: string;
  upstream: string;
  fork: string;
  git(where: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

async function git(where: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute('git', [...author, ...args], { cwd: where, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

export async function makeRepositories(): Promise<Repositories> {
  const folder = await mkdtemp(join(tmpdir(), 'k3-upstream-'));
  // The database may run as another user, who must come in.
  await chmod(folder, 0o711);
  const [upstream, fork] = [join(folder, 'upstream'), join(folder, 'fork')];
  await execute('mkdir', [upstream]);
  await git(upstream, 'init', '-q', '-b', 'main');
  const commit = await firstRelease();
  await unpack(commit, upstream);
  await release(upstream, first);
  await git(folder, 'clone', '-q', '-o', 'upstream', upstream, fork);
  await asItStands(upstream);
  await release(upstream, `v${newest}`);
  // A fork of a release with other packages installs its own at its first command.
  await sharePackages(PROJECT, fork);
  return { folder, upstream, fork, git, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** By its tag, or where tags were not cloned by what its commit is called. */
async function firstRelease(): Promise<string> {
  const tagged = await git(PROJECT, 'rev-parse', '--verify', '--quiet', `${first}^{commit}`).catch(() => '');
  const called = ['log', '--format=%H', '--fixed-strings', `--grep=Release ${first.slice(1)}`, '-1'];
  const commit = tagged || (await git(PROJECT, ...called));
  if (commit) return commit;
  process.stderr.write(
    `${first} is not in this clone's history, so the fork begins where it ends: git fetch --unshallow --tags\n`,
  );
  return git(PROJECT, 'rev-parse', 'HEAD');
}

async function unpack(commit: string, to: string): Promise<void> {
  const archive = join(to, '..', 'first.tar');
  await git(PROJECT, 'archive', '--output', archive, commit);
  await execute('tar', ['-xf', archive, '-C', to]);
}

/** Everything that Git has or would have, as a newer release; what is the fork's own stays as it was. */
async function asItStands(upstream: string): Promise<void> {
  const files = await git(PROJECT, 'ls-files', '--cached', '--others', '--exclude-standard');
  await git(upstream, 'rm', '-rq', '--', '.', ':!src/kommun');
  for (const file of files.split('\n').filter((one) => !one.startsWith('src/kommun/')))
    await cp(join(PROJECT, file), join(upstream, file)).catch((error: NodeJS.ErrnoException) => {
      // Taken away here, and not committed yet.
      if (error.code !== 'ENOENT') throw error;
    });
  for (const file of ['package.json', 'package-lock.json']) {
    const json = JSON.parse(await readFile(join(upstream, file), 'utf8')) as {
      version: string;
      packages?: { '': { version: string } };
    };
    json.version = newest;
    if (json.packages) json.packages[''].version = newest;
    await writeFile(join(upstream, file), `${JSON.stringify(json, null, 2)}\n`);
  }
  const changelog = await readFile(join(upstream, 'CHANGELOG.md'), 'utf8');
  const news = `## [${newest}]\n\n- Something new.\n\nFor forks: look at the colours.\n\n`;
  await writeFile(join(upstream, 'CHANGELOG.md'), changelog.replace(/^## /m, `${news}## `));
}

async function release(upstream: string, tag: string): Promise<void> {
  await git(upstream, 'add', '-A');
  await git(upstream, 'commit', '-qm', `Release ${tag.slice(1)}`);
  await git(upstream, 'tag', tag);
}
