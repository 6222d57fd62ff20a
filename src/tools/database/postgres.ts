import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { postgresBinary } from './binaries.ts';
import { explainFailure } from './failure.ts';
import { freePort } from './freePort.ts';
import { stopLeftover } from './leftover.ts';
import { type Account, requireReachable } from './systemUser.ts';

/** A running PostgreSQL on the loopback interface. */
export interface Postgres {
  port: number;
  stop(): Promise<void>;
}

interface Options {
  cluster: string;
  account: Account;
  /** For data that is thrown away: faster, and lost when the power goes. */
  disposable?: boolean;
}

const DISPOSABLE = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off'];

/** Starts the server on a free port; a server left over from a killed run is stopped first. */
export async function startPostgres({ cluster, account, disposable = false }: Options): Promise<Postgres> {
  await requireReachable(cluster, account);
  await requireReachable(postgresBinary('postgres'), account);
  await stopLeftover(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const { child, log } = await launch({ cluster, account, disposable }, port);
    if (child.exitCode === null) {
      // Whoever ends this process without asking us (Vite does, on SIGTERM) ends the server too.
      const endWithUs = () => child.kill('SIGINT');
      process.once('exit', endWithUs);
      child.once('exit', () => process.off('exit', endWithUs));
      return { port, stop: () => stop(child) };
    }
    // Somebody may take the free port before the server does.
    if (attempt === 5 || !log.includes('Address already in use')) throw explainFailure(log, cluster);
  }
}

/** Resolves when the server answers or has given up (its exit code is set). */
async function launch(options: Options, port: number): Promise<{ child: ChildProcess; log: string }> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'lc_messages=C',
    'max_connections=200',
    ...(options.disposable ? DISPOSABLE : []),
  ];
  // A process group of its own: Ctrl-C in the terminal is ours to handle, in the right order.
  const child = spawn(
    postgresBinary('postgres'),
    ['-D', options.cluster, ...settings.flatMap((s) => ['-c', s])],
    {
      ...options.account,
      cwd: options.cluster,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  const ready = new Promise<void>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-8000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
  await Promise.race([ready, once(child, 'close')]);
  return { child, log };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(impatience);
}
