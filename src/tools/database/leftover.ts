import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Problem } from '../problem.ts';

const run = promisify(execFile);

/**
 * Stops the server that a killed run left behind in this cluster. Its number may since have gone to somebody else's
 * process, so nothing is stopped that was not started with this very folder.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  if (!(pid > 0)) return;
  if ((await commandOf(pid)).includes(` -D ${cluster} `)) await stopProcess(pid);
  await rm(pidFile, { force: true });
}

/** Asks politely, then firmly: 10 s for a fast shutdown, 5 s for an immediate one. */
async function stopProcess(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 10],
    ['SIGQUIT', 5],
    ['SIGKILL', 2],
  ] as const) {
    sendSignal(pid, signal);
    for (let waited = 0; waited < seconds * 1000; waited += 50) {
      if (!sendSignal(pid, 0)) return;
      await sleep(50);
    }
  }
  throw new Problem(
    `A database server left over from an earlier run (process ${pid}) will not stop. End it by hand.`,
  );
}

function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, or nothing when there is none. */
async function commandOf(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ');
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
