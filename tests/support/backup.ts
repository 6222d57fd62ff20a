/** Installations to back up and to restore into: a database and a data folder with an inbox each, and the real commands. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { allItems, openItem } from '../../src/inbox/tend.ts';
import type { Header } from '../../src/tools/backup/format.ts';
import { databaseUrl } from '../../src/tools/database/startDatabase.ts';
import { connect } from '../../src/tools/database/testServer.ts';
import { openInbox } from '../../src/tools/inbox/openInbox.ts';
import { inProject } from '../../src/tools/project.ts';
import { temporaryFolder } from './site.ts';

export interface Installation {
  url: string;
  /** Past every policy, with all rights. */
  sql: Sql;
  dataDir: string;
  stop(): Promise<void>;
}

/** Migrated and empty, with an inbox (and its key) of its own. No API stands before the database. */
export async function anInstallation(): Promise<Installation> {
  const server = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = connect(server, 'postgres');
  await admin`create database ${admin(name)} template ${admin(server.template)}`;
  const sql = connect(server, name, 5);
  return {
    url: databaseUrl(server.port, server.secrets.databasePassword, name),
    sql,
    dataDir: temporaryFolder(),
    async stop() {
      await sql.end();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}

/**
 * The same database for its owner, who is no superuser: as `postgres` is on hosted Supabase. Returns the connection string.
 */
export async function ownedByNoSuperuser({ url, sql }: Pick<Installation, 'url' | 'sql'>): Promise<string> {
  const role = `owner_${randomBytes(4).toString('hex')}`;
  await sql.unsafe(`
    create role ${role} login password 'secret';
    grant usage on schema supabase_migrations to ${role};
    grant select on supabase_migrations.schema_migrations to ${role};
    grant execute on all functions in schema app to ${role};
    alter schema app owner to ${role};
    do $$ declare one regclass; begin
      for one in select oid from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'v') loop
        execute format('alter table %s owner to ${role}', one);
      end loop;
    end $$;`);
  return Object.assign(new URL(url), { username: role, password: 'secret' }).href;
}

export interface Told {
  code: number | null;
  said: string;
}

interface Running {
  env?: Record<string, string>;
  /** As soon as the command has said this … */
  once?: string;
  /** … this is done, once. */
  act?: (send: (signal: NodeJS.Signals) => void) => unknown;
}

/** Runs `npm run backup` or `npm run restore` to its end, against this installation. */
export async function run(
  tool: 'backup' | 'migrate' | 'restore',
  args: string[],
  { url, dataDir }: Pick<Installation, 'url' | 'dataDir'>,
  { env = {}, once: awaited, act }: Running = {},
): Promise<Told> {
  const child = spawn(process.execPath, [inProject(`src/tools/${tool}.ts`), ...args], {
    env: { ...withoutOurs(process.env), SUPABASE_DB_URL: url, K3_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  let acted: unknown;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (acted === undefined && awaited !== undefined && said.includes(awaited))
        acted = Promise.resolve(act?.((signal) => child.kill(signal)));
    });
  }
  await once(child, 'close');
  await acted;
  return { code: child.exitCode, said: said.trim() };
}

/** What this test file, or the npm that runs it, has set for itself is not the command's. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(K3_BACKUP_.*|SUPABASE_.*|NETLIFY_.*|INBOX_KEY|INIT_CWD|URL|NODE_ENV|VITEST.*)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

/** Does something at the inbox of a data folder, with its own key. */
export async function atInboxOf<T>(dataDir: string, act: () => Promise<T>): Promise<T> {
  delete process.env.INBOX_KEY;
  const { close } = await openInbox(dataDir);
  try {
    return await act();
  } finally {
    await close();
    delete process.env.INBOX_KEY;
    delete process.env.NETLIFY_BLOBS_CONTEXT;
  }
}

/** What lies in the inbox, opened where it can be. */
export function entriesIn(dataDir: string): Promise<unknown[]> {
  return atInboxOf(dataDir, async () => {
    const opened = await Promise.all(
      (await allItems()).map(async (item) => {
        const { entry, bytes, reason, at } = (await openItem(item)) ?? {};
        const content = entry ?? Buffer.from(bytes ?? []).toString('hex');
        return { place: item.place, name: item.name, content, reason, at };
      }),
    );
    return opened.sort((a, b) => (a.place + a.name < b.place + b.name ? -1 : 1));
  });
}

/** Every row of every table of ours, every sequence, and what watches over them: asked in another way than the backup asks. */
export async function everythingIn(sql: Sql): Promise<Record<string, unknown>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`;
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    const found = await sql<{ row: string }[]>`
      select each::text as row from ${sql(`app.${name}`)} as each order by 1`;
    rows[name] = found.map(({ row }) => row);
  }
  const numbers = await sql<{ name: string; by: string }[]>`
    select seqrelid::regclass::text as name, seqincrement as by from pg_sequence join pg_class c on c.oid = seqrelid
    where c.relnamespace = 'app'::regnamespace order by 1`;
  const sequences: Record<string, number> = {};
  for (const { name, by } of numbers) {
    const [now] = await sql`select last_value, is_called from ${sql(name)}`;
    sequences[name] = Number(now?.last_value) + (now?.is_called ? Number(by) : 0);
  }
  const triggers = await sql`
    select tgrelid::regclass::text as "table", tgname, tgenabled, tgdeferrable, tginitdeferred
    from pg_trigger where not tgisinternal order by 1, 2`;
  const constraints = await sql`
    select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid) as definition, convalidated
    from pg_constraint where connamespace = 'app'::regnamespace order by 1, 2`;
  return { rows, sequences, triggers: [...triggers], constraints: [...constraints] };
}

/** How many rows there are in all. */
export async function rowsIn(sql: Sql): Promise<number> {
  const { rows } = (await everythingIn(sql)) as { rows: Record<string, string[]> };
  return Object.values(rows).flat().length;
}

export function headerOf(file: string): Header {
  return JSON.parse(textOf(file).split('\n')[0] ?? '') as Header;
}

type Change = (header: Record<string, unknown>, lines: string[]) => void;

/** Writes another backup: the same with something changed, as damage or a liar would. */
export function changed(file: string, into: string, change: Change): string {
  const [head = '', ...lines] = textOf(file).split('\n');
  const header = JSON.parse(head) as Record<string, unknown>;
  change(header, lines);
  writeFileSync(into, gzipSync([JSON.stringify(header), ...lines].join('\n')));
  return into;
}

/** The same with a checksum that is right: a backup of a database where things were so. */
export function asIfMadeFrom(file: string, into: string, change: Change): string {
  return changed(file, into, (header, lines) => {
    change(header, lines);
    header.sha256 = createHash('sha256').update(lines.join('\n')).digest('hex');
  });
}

/** All lines, the header first. */
export function textOf(file: string): string {
  return gunzipSync(readFileSync(file)).toString('utf8');
}

/** The rows that a backup holds of each table. */
export function rowsOf(file: string): (table: string) => Record<string, string | null>[] {
  const lines = textOf(file)
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as { table?: string; row: Record<string, string | null> });
  return (table) => lines.filter((line) => line.table === table).map(({ row }) => row);
}
