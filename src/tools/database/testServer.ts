import { mkdtempSync } from 'node:fs';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { createCluster } from './cluster.ts';
import { stopLeftover } from './leftover.ts';
import { startPostgres } from './postgres.ts';
import { makeSecrets, type Secrets } from './secrets.ts';
import { databaseUrl, prepareDatabase } from './startDatabase.ts';
import { databaseAccount } from './systemUser.ts';

const PREFIX = 'k3-test-';
const TEMPLATE = 'template_k3';

/** One PostgreSQL for a whole test run. Plain values, so that it can be handed to the processes that run the tests. */
export interface TestServer {
  port: number;
  template: string;
  secrets: Secrets;
}

/** Starts the shared server and migrates the template that every test file's database is copied from. */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  await sweepAbandoned();
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  await chmod(dir, 0o711);
  await writeFile(join(dir, 'owner'), String(process.pid));
  const account = await databaseAccount();
  const secrets = makeSecrets();
  const cluster = join(dir, 'postgres');
  await createCluster(cluster, secrets.databasePassword, account);
  const { port, stop } = await startPostgres({ cluster, account, disposable: true });
  const server = { port, template: TEMPLATE, secrets };
  try {
    await makeTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    server,
    async stop() {
      await stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A connection with the owner's rights to one of the test server's databases. */
export function connect({ port, secrets }: TestServer, database: string, max = 1) {
  return postgres(databaseUrl(port, secrets.databasePassword, database), { max, onnotice: () => {} });
}

async function makeTemplate(server: TestServer): Promise<void> {
  const { port, secrets, template } = server;
  const admin = connect(server, 'postgres');
  await admin`create database ${admin(template)}`;
  const url = databaseUrl(port, secrets.databasePassword, template);
  const api = await prepareDatabase({ url, secrets, demo: false });
  await api.stop();
  await admin.end();
}

/** Servers whose test run was killed before it could tidy up. */
async function sweepAbandoned(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    const owner = Number(await readFile(join(dir, 'owner'), 'utf8').catch(() => Number.NaN));
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    await stopLeftover(join(dir, 'postgres'));
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
