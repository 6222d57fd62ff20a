import { execFile } from 'node:child_process';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { postgresBinary } from './binaries.ts';
import { explainFailure } from './failure.ts';
import { type Account, requireReachable } from './systemUser.ts';

const run = promisify(execFile);

/** Swedish letters must count as letters, and sort the same way, on every machine. */
const LOCALE = { linux: 'C.UTF-8', win32: 'en-US' }[process.platform as string] ?? 'en_US.UTF-8';

/**
 * Makes a new, empty cluster. It is made under a name of its own and renamed when whole, so that a run killed half
 * way leaves nothing that looks finished; what such runs left is swept away first.
 */
export async function createCluster(cluster: string, password: string, account: Account): Promise<void> {
  await requireReachable(cluster, account);
  await requireReachable(postgresBinary('initdb'), account);
  await sweepHalfMade(cluster);
  const unfinished = `${cluster}.new-${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) await give([unfinished, passwordFile], account);
    await initialise(unfinished, passwordFile, account);
    await rename(unfinished, cluster);
  } finally {
    await sweepHalfMade(cluster);
  }
}

async function initialise(folder: string, passwordFile: string, account: Account): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${LOCALE}`,
    '--lc-messages=C',
  ];
  try {
    await run(postgresBinary('initdb'), args, { ...account, cwd: folder });
  } catch (error) {
    throw explainFailure((error as { stderr?: string }).stderr ?? String(error), folder);
  }
}

async function give(paths: string[], { uid, gid }: NonNullable<Account>): Promise<void> {
  for (const path of paths) await chown(path, uid, gid);
}

async function sweepHalfMade(cluster: string): Promise<void> {
  const names = await readdir(dirname(cluster));
  const halfMade = names.filter((name) => name.startsWith(`${basename(cluster)}.new-`));
  for (const name of halfMade) {
    await rm(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 20 });
  }
}
