/** The release is tried before it is taken: on a copy of the data, and by its own tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Header } from '../backup/format.ts';
import { verifyBackup } from '../backup/readFile.ts';
import { Problem } from '../problem.ts';
import { PROJECT } from '../project.ts';
import { readSettings } from '../settings.ts';
import type { UndoList } from '../stopping.ts';
import type { Beside } from './merge.ts';
import { sharePackages } from './packages.ts';

interface Trying {
  untested: boolean;
  say: (text: string) => void;
  signal: AbortSignal;
  undo: UndoList;
}

type Environment = Record<string, string | undefined>;

export async function tryBeside({ folder }: Beside, { untested, say, signal, undo }: Trying): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'k3-upgrade-data-'));
  undo.push(() => rm(place, { recursive: true, force: true }));
  // The database may run as another user (src/tools/database/systemUser.ts), who must come in.
  await chmod(place, 0o711);
  const run = (project: string, env: Environment, name: string, ...args: string[]) =>
    command(project, env, signal, [join(project, 'src/tools/run.js'), name, ...args]);
  await sharePackages(PROJECT, folder);
  // Nothing of the deployed site is reached by what is tried.
  const copy: Environment = {
    ...withoutTheDeployed(process.env),
    K3_DATA: join(place, 'data'),
    K3_DEMO: '0',
  };
  const before = await copyOfData(place, copy, { run, say, signal });
  say('Trying its migrations on the copy …');
  // Whatever opens the database applies them.
  await run(folder, copy, 'list', '--most', '1');
  if (before) {
    const file = join(place, 'after.ndjson.gz');
    await run(folder, copy, 'backup', file);
    requireNothingLost(before, await verifyBackup(file, signal));
    say(`Every row is there: ${before.tables.reduce((sum, { rows }) => sum + rows, 0)}.`);
  }
  if (untested) return say('Its tests were not run.');
  say('Running its tests …');
  await run(folder, withoutTheDeployed(process.env), 'test');
}

/** The fork's own data, read as a backup is and put into a database that is thrown away; undefined where there is none yet. */
async function copyOfData(
  place: string,
  copy: Environment,
  {
    run,
    say,
    signal,
  }: Pick<Trying, 'say' | 'signal'> & {
    run: (project: string, env: Environment, name: string, ...args: string[]) => Promise<void>;
  },
): Promise<Header | undefined> {
  const { dataDir, supabase } = readSettings(process.env);
  if (!supabase && !existsSync(join(dataDir, 'postgres'))) {
    say('There is no database here, so migrations are tried on an empty one.');
    return undefined;
  }
  say('Copying your data, to try on …');
  const file = join(place, 'before.ndjson.gz');
  await run(PROJECT, process.env, 'backup', file);
  await run(PROJECT, copy, 'restore', file);
  return verifyBackup(file, signal);
}

function withoutTheDeployed(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(SUPABASE|NETLIFY|SMTP)_|^SITE_ID$/.test(name)),
  );
}

function requireNothingLost(before: Header, after: Header): void {
  const lost = before.tables.filter(
    ({ name, rows }) => (after.tables.find((table) => table.name === name)?.rows ?? 0) < rows,
  );
  if (lost.length === 0) return;
  const names = lost.map(({ name }) => name).join(', ');
  throw new Problem(
    `Rows would be lost in ${names}. Nothing was done; tell upstream, with the release you come from.`,
  );
}

/** @throws Problem with the last of what it said; when we are to stop, after it has */
async function command(cwd: string, env: Environment, signal: AbortSignal, args: string[]): Promise<void> {
  signal.throwIfAborted();
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, args, { cwd, env: env as NodeJS.ProcessEnv, stdio });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (code === 0) return;
  const [, name = ''] = args;
  throw new Problem(`"npm run ${name}" failed. Nothing was done; your fork is as it was.\n${said.trim()}`);
}
