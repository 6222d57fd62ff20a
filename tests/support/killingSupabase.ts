/**
 * A Supabase as the site meets it on the internet: a PostgreSQL and an API in processes of their own, at addresses that stay. Each can
 * be killed without a word and started again, any number of times.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { postgresBinary } from '../../src/tools/database/binaries.ts';
import { createCluster } from '../../src/tools/database/cluster.ts';
import { freePort } from '../../src/tools/database/freePort.ts';
import { makeSecrets } from '../../src/tools/database/secrets.ts';
import { databaseUrl, prepareDatabase } from '../../src/tools/database/startDatabase.ts';
import { type Account, databaseAccount } from '../../src/tools/database/systemUser.ts';

export type Part = 'postgres' | 'api';

export interface KillableSupabase {
  /** What a site has to be told to use it. */
  env: { SUPABASE_URL: string; SUPABASE_PUBLISHABLE_KEY: string; SUPABASE_SECRET_KEY: string };
  /** Looks at rows with the owner's rights; connects again by itself after a kill. */
  sql: Sql;
  /** SIGKILL. Resolves when the process is gone. */
  kill(part: Part): Promise<void>;
  /** SIGSTOP: connections are taken, and nothing is ever said. */
  pause(part: Part): void;
  goOn(part: Part): void;
  /** Starts again what is not running. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKillableSupabase(): Promise<KillableSupabase> {
  // A folder that the next test run sweeps away, server included, if this one is killed (src/tools/database/testServer.ts).
  const folder = mkdtempSync(join(tmpdir(), 'k3-test-'));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const cluster = join(folder, 'postgres');
  const [account, postgresPort, apiPort] = await Promise.all([databaseAccount(), freePort(), freePort()]);
  const { databasePassword, ...secrets } = makeSecrets();
  await createCluster(cluster, databasePassword, account);
  const url = databaseUrl(postgresPort, databasePassword, 'postgres');

  const running: Partial<Record<Part, ChildProcess>> = {};
  const start = async () => {
    if (!isAlive(running.postgres)) {
      running.postgres = await startPostgres(cluster, postgresPort, account);
      // It does not survive its PostgreSQL: its driver forgets connections that broke while it wrote (porsager/postgres #1208).
      await end(running.api, 'SIGKILL');
    }
    if (!isAlive(running.api)) running.api = await startApi({ databaseUrl: url, port: apiPort, ...secrets });
  };
  running.postgres = await startPostgres(cluster, postgresPort, account);
  await (await prepareDatabase({ url, secrets: { databasePassword, ...secrets }, demo: false })).stop();
  await start();
  const sql = postgres(url, { max: 4, onnotice: () => {} });
  return {
    env: {
      SUPABASE_URL: `http://127.0.0.1:${apiPort}`,
      SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
      SUPABASE_SECRET_KEY: secrets.secretKey,
    },
    sql,
    start,
    pause: (part) => void running[part]?.kill('SIGSTOP'),
    goOn: (part) => void running[part]?.kill('SIGCONT'),
    kill: (part) => end(running[part], 'SIGKILL'),
    async stop() {
      await sql.end({ timeout: 1 });
      await end(running.api, 'SIGKILL');
      await end(running.postgres, 'SIGINT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function isAlive(child: ChildProcess | undefined): child is ChildProcess {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** With the settings of `npm start`: what it has answered for is on the disk, so a kill loses nothing of it. */
async function startPostgres(cluster: string, port: number, account: Account): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'lc_messages=C',
  ];
  const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  for (let attempt = 1; ; attempt += 1) {
    const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
    const child = spawn(postgresBinary('postgres'), args, { ...account, cwd: cluster, stdio });
    if (await becomesReady(child)) return child;
    // What the killed one left behind (its other processes, its memory) is gone in a moment.
    if (attempt === 40) throw new Error('PostgreSQL did not start again.');
    await sleep(100);
  }
}

async function becomesReady(child: ChildProcess): Promise<boolean> {
  const ready = new Promise<boolean>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready to accept connections')) resolve(true);
    });
  });
  return Promise.race([ready, once(child, 'close').then(() => false)]);
}

async function startApi(settings: Record<string, string | number>): Promise<ChildProcess> {
  const env = { ...process.env, KILLING_API: JSON.stringify(settings) };
  const file = fileURLToPath(new URL('./killingApi.ts', import.meta.url));
  const child = fork(file, { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ready = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  if (!ready) throw new Error('The Supabase API did not start.');
  return child;
}
