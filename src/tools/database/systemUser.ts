import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../problem.ts';

const run = promisify(execFile);

/** The account that PostgreSQL runs as; undefined means our own. */
export type Account = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root, so root hands it to the system user `postgres` (made when missing). */
export async function databaseAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const account = (await idOf('postgres')) ?? (await createPostgresUser());
  if (!account) {
    throw new Problem(
      'You are root, and PostgreSQL will not run as root: add a system user named "postgres", or run this as an ordinary user.',
    );
  }
  return account;
}

/** Refuses, with a sentence, a path (there or not yet) that the account cannot reach: a folder above it is closed. */
export async function requireReachable(path: string, account: Account): Promise<void> {
  if (!account) return;
  const whole = join(await realpath(dirname(path)), basename(path));
  for (const folder of parentsOf(whole)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) !== 0) continue;
    throw new Problem(
      `The database runs as the user "postgres", who may not enter ${folder}. ` +
        `Run "chmod o+x ${folder}", or work as an ordinary user, or keep the project and K3_DATA somewhere else.`,
    );
  }
}

function parentsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...parentsOf(parent), parent];
}

async function idOf(name: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** `useradd` on most Linuxes, `adduser` where only BusyBox is there. */
async function createPostgresUser(): Promise<Account> {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']],
  ];
  for (const [command, args] of ways) {
    await run(command, args).catch(() => undefined);
    const account = await idOf('postgres');
    if (account) return account;
  }
  return undefined;
}
