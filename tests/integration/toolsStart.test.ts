import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src/tools/database/freePort.ts';
import { openDatabase } from '../../src/tools/database/openDatabase.ts';
import { isRunning, processesWith } from '../support/processes.ts';
import {
  databaseUrlOf,
  type RunningSite,
  refusalOf,
  removeTemporaryFolders,
  startSite,
  temporaryFolder,
} from '../support/site.ts';

afterAll(removeTemporaryFolders);

/** For every test that does not mind a database being there already: only the first start makes one, which is half of its work. */
const shared = temporaryFolder();

/** Runs one statement with the owner's rights in the database of a running site. */
async function query(dataDir: string, statement: string) {
  const sql = postgres(databaseUrlOf(dataDir), { max: 1, onnotice: () => {} });
  const rows = await sql.unsafe(statement);
  await sql.end();
  return [...rows];
}

describe('while one start is running', () => {
  let first: RunningSite;
  beforeAll(async () => {
    first = await startSite({ dataDir: shared });
  });
  afterAll(() => first.end('SIGTERM'));

  test('a second one on the same port is refused in a sentence, and the first still answers', async () => {
    const { port } = new URL(first.url);
    const refusal = await refusalOf(startSite({ env: { PORT: port } }));
    expect(refusal.message).toMatch(
      new RegExp(`^Port ${port} is in use.+Stop that one, or choose another port`),
    );
    expect(refusal.exitCode).toBe(1);
    expect((await fetch(first.url)).status).toBe(200);
  });

  test('a second one with the same data folder is refused in a sentence, and the first keeps its database', async () => {
    const refusal = await refusalOf(startSite({ dataDir: first.dataDir }));
    expect(refusal.message).toMatch(
      /^The data folder .+ is in use by another run\. Stop that one, or set K3_DATA/,
    );
    expect(await query(first.dataDir, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  test('another command finds its database', async () => {
    const database = await openDatabase({ K3_DATA: first.dataDir });
    const { status } = await fetch(`${database.supabaseUrl}/rest/v1/nothing`, {
      headers: { apikey: database.secretKey },
    });
    await database.close();
    expect(status).toBe(404);
    expect((await fetch(first.url)).status).toBe(200);
  });

  test('what it keeps is for its owner only', () => {
    for (const file of ['secrets.json', 'running.json']) {
      expect(statSync(join(first.dataDir, file)).mode & 0o077, file).toBe(0);
    }
    expect(statSync(first.dataDir).mode & 0o066).toBe(0);
  });

  test('no key or password is printed', () => {
    const secrets = Object.values(JSON.parse(readFileSync(join(first.dataDir, 'secrets.json'), 'utf8')));
    for (const secret of secrets) expect(first.output()).not.toContain(secret);
  });

  // The last of these tests, because it ends what they share.
  test('it leaves no process and no note behind after SIGINT', () => expectToEndWell(first, 'SIGINT'));
});

async function expectToEndWell(site: RunningSite, signal: NodeJS.Signals): Promise<void> {
  const note = join(site.dataDir, 'running.json');
  expect(processesWith(site.dataDir)).not.toEqual([]);
  expect(existsSync(note)).toBe(true);
  expect(await site.end(signal)).toBe(0);
  expect(processesWith(site.dataDir)).toEqual([]);
  expect(existsSync(note)).toBe(false);
}

describe('a start that is told to stop', () => {
  test('leaves no process and no note behind after SIGTERM', async () => {
    await expectToEndWell(await startSite({ dataDir: shared }), 'SIGTERM');
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('ends with its npm, also when that gets %s', async (signal) => {
    const site = await startSite({ dataDir: shared, viaNpm: true });
    expect(processesWith(shared)).not.toEqual([]);
    await site.end(signal);
    await expect.poll(() => processesWith(shared), { timeout: 8000 }).toEqual([]);
  });

  test('stops even while it is still starting', async () => {
    const dataDir = temporaryFolder();
    const starting = startSite({ dataDir, stopOnceSaid: 'Starting the database' });
    const refusal = await refusalOf(starting);
    expect(refusal.exitCode).toBe(0);
    expect(processesWith(dataDir)).toEqual([]);
  });
});

describe('after a start was killed', () => {
  /** Begins with the number of the running PostgreSQL. */
  const postmaster = join(shared, 'postgres', 'postmaster.pid');

  test('the next one ends the server left over, keeps what was stored and goes on', async () => {
    const killed = await startSite({ dataDir: shared });
    await query(shared, 'create table public.kept as select 42 as answer');
    const leftOver = Number(readFileSync(postmaster, 'utf8').split('\n')[0]);
    await killed.end('SIGKILL');
    expect(isRunning(leftOver)).toBe(true);

    const next = await startSite({ dataDir: shared });
    expect(isRunning(leftOver)).toBe(false);
    expect(await query(shared, 'select answer from public.kept')).toEqual([{ answer: 42 }]);
    expect(await next.end('SIGTERM')).toBe(0);
  });

  test('a number that has since gone to somebody else is left in peace', async () => {
    // Already there, unless this test runs alone.
    if (!existsSync(dirname(postmaster))) await (await startSite({ dataDir: shared })).end('SIGTERM');
    writeFileSync(postmaster, `${process.ppid}\n`);
    const site = await startSite({ dataDir: shared });
    expect(isRunning(process.ppid)).toBe(true);
    expect(await site.end('SIGTERM')).toBe(0);
  });

  test('during its first start, at whatever moment, the next one makes the database whole', async () => {
    for (const ms of [600, 1200, 1900]) {
      const dataDir = temporaryFolder();
      await startSite({ dataDir, stopAfterMs: ms, stopSignal: 'SIGKILL' }).then(
        (site) => site.end('SIGKILL'),
        () => {},
      );
      const site = await startSite({ dataDir });
      const [{ done } = { done: 0 }] = await query(
        dataDir,
        'select count(*)::int as done from supabase_migrations.schema_migrations',
      );
      expect(done, `killed after ${ms} ms`).toBeGreaterThan(0);
      expect(await site.end('SIGTERM')).toBe(0);
      expect(processesWith(dataDir)).toEqual([]);
    }
  }, 90_000);
});

describe('what the environment says wrongly is told in a sentence', () => {
  test('only some of the three SUPABASE_ variables', async () => {
    const { message } = await refusalOf(startSite({ env: { SUPABASE_URL: 'https://x.supabase.co' } }));
    expect(message).toMatch(/^SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY must be set too/);
  });

  test('a SUPABASE_URL that is no address, without telling the key', async () => {
    const env = { SUPABASE_URL: 'x', SUPABASE_PUBLISHABLE_KEY: 'p', SUPABASE_SECRET_KEY: 'sb_secret_hush' };
    const { message } = await refusalOf(startSite({ env }));
    expect(message).toMatch(/^SUPABASE_URL must be an address/);
    expect(message).not.toContain('hush');
  });

  test('a PORT that is no port', async () => {
    expect((await refusalOf(startSite({ env: { PORT: 'abc' } }))).message).toMatch(
      /^PORT must be a whole number/,
    );
  });

  test('a data folder that is a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { message } = await refusalOf(startSite({ dataDir: file }));
    expect(message).toMatch(/^A file is in the way of a folder: .+ Move the file/);
  });

  test.runIf(process.getuid?.() === 0)(
    'a data folder that the account of the database cannot reach',
    async () => {
      const closed = join(temporaryFolder(), 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const { message } = await refusalOf(startSite({ dataDir: join(closed, 'data') }));
      expect(message).toContain(`who may not enter ${closed}. Run "chmod o+x ${closed}"`);
      expect(message).not.toMatch(/\n\s+at /);
    },
  );
});

test('a full disk is told in a sentence', async ({ skip }) => {
  const disk = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    skip('a small disk cannot be mounted here (that takes root on Linux)');
  }
  const { message } = await refusalOf(startSite({ dataDir: join(disk, 'data') }));
  execFileSync('umount', [disk]);
  expect(message).toMatch(/The disk is full: .+ Free some and run the same command again\.$/);
  expect(message).not.toMatch(/\n\s+at /);
});

test('with another Supabase told, no database is started, and the inbox still lies in the data folder', async () => {
  const dataDir = join(temporaryFolder(), 'other');
  const SUPABASE_URL = `http://127.0.0.1:${await freePort()}`;
  const env = {
    SUPABASE_URL,
    SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
    SUPABASE_SECRET_KEY: 'sb_secret_x',
  };
  const site = await startSite({ dataDir, env });
  expect((await fetch(site.url)).status).toBe(200);
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  expect(existsSync(join(dataDir, 'inbox'))).toBe(true);
  expect(await site.end('SIGTERM')).toBe(0);
});
