/** A connection with the owner's rights to the database that the environment tells: no key of the API reaches a table. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { holdDataFolder, isHeld } from '../database/dataFolder.ts';
import { startPostgres } from '../database/postgres.ts';
import { readAnnouncement } from '../database/running.ts';
import { readSecrets } from '../database/secrets.ts';
import { databaseUrl, startDatabase } from '../database/startDatabase.ts';
import { databaseAccount } from '../database/systemUser.ts';
import { Problem } from '../problem.ts';
import { readSettings } from '../settings.ts';
import type { UndoList } from '../stopping.ts';

type Environment = Record<string, string | undefined>;

export interface Opening {
  env: Environment;
  undo: UndoList;
  signal: AbortSignal;
}

/** The database to back up: as it is, not migrated first. */
export async function openToRead({ env, undo, signal }: Opening): Promise<Sql> {
  const { dataDir } = readSettings(env);
  const elsewhere = readUrl(env);
  if (elsewhere) return connect(elsewhere, undo, signal);
  if (!existsSync(join(dataDir, 'postgres')))
    throw new Problem(`There is no database in ${dataDir}. Set K3_DATA to the folder that has one.`);
  return connect((await urlOfRunning(dataDir)) ?? (await startAsItIs(dataDir, undo)), undo, signal);
}

/** The database to restore into: made when it is not there, always without demo content. */
export async function openToFill({ env, undo, signal }: Opening): Promise<Sql> {
  const { dataDir } = readSettings(env);
  const url = readUrl(env) ?? (await urlOfRunning(dataDir)) ?? (await startNew(dataDir, undo));
  return connect(url, undo, signal);
}

function readUrl(env: Environment): string | undefined {
  const url = env.SUPABASE_DB_URL;
  if (!url) {
    if (!readSettings(env).supabase) return undefined;
    throw new Problem(
      'SUPABASE_DB_URL must be set too: in your Supabase project under Connect, copy the Session pooler connection string and put ' +
        "the database's password in it. Or unset the other SUPABASE_ variables to use the database in K3_DATA.",
    );
  }
  if (/^postgres(ql)?:\/\/[^/]/.test(url) && URL.canParse(url)) return url;
  throw new Problem(
    'SUPABASE_DB_URL must be a connection string such as postgresql://postgres.abcdefgh:…@….pooler.supabase.com:5432/postgres, ' +
      'with signs like @ : / # in the password written as %40 %3A %2F %23.',
  );
}

async function urlOfRunning(dataDir: string): Promise<string | undefined> {
  if (!isHeld(dataDir)) return undefined;
  const [running, secrets] = await Promise.all([readAnnouncement(dataDir), readSecrets(dataDir)]);
  // PostgreSQL's own note: its fourth line is the port.
  const note = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(note.split('\n')[3]);
  if (running && secrets && port > 0) return databaseUrl(port, secrets.databasePassword, 'postgres');
  throw new Problem(`Another command is starting or stopping with ${dataDir}. Try again in a moment.`);
}

async function startAsItIs(dataDir: string, undo: UndoList): Promise<string> {
  const folder = holdDataFolder(dataDir);
  undo.push(folder.release);
  const secrets = await readSecrets(folder.dir);
  if (!secrets)
    throw new Problem(`${folder.dir} holds a database but no secrets.json. Restore that file first.`);
  const cluster = join(folder.dir, 'postgres');
  const { port, stop } = await startPostgres({ cluster, account: await databaseAccount() });
  undo.push(stop);
  return databaseUrl(port, secrets.databasePassword, 'postgres');
}

async function startNew(dataDir: string, undo: UndoList): Promise<string> {
  const { url, stop } = await startDatabase({ dataDir, demo: false });
  undo.push(stop);
  return url;
}

async function connect(url: string, undo: UndoList, signal: AbortSignal): Promise<Sql> {
  const { hostname, searchParams } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  // What people wrote does not travel in the clear, even if the connection string says nothing about it.
  const ssl = isHere || searchParams.has('sslmode') ? {} : { ssl: 'require' as const };
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 15, onnotice: () => {}, ...ssl });
  undo.push(() => sql.end({ timeout: 1 }));
  // Somebody who presses Ctrl-C does not wait for whatever the database waits for; it undoes what was not finished.
  signal.addEventListener('abort', () => void sql.end({ timeout: 0 }));
  try {
    await sql`select 1`;
    return sql;
  } catch (error) {
    throw explained(error);
  }
}

/** What to tell when the connection broke on the way; undefined for any other error. */
export function problemOfConnection(error: unknown): Problem | undefined {
  const { code = '' } = error as { code?: string };
  // 57P01–03: the server was stopped.
  if (!/^(CONNECTION_|ECONNRESET|EPIPE|57P0)/.test(code)) return undefined;
  return new Problem(`The connection to the database broke (${code}). Run again when it answers.`);
}

function explained(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  if (code === '28P01' || code === '28000')
    return new Problem(
      'The database refuses the password in SUPABASE_DB_URL. Under Database → Settings it can be set anew.',
    );
  if (!/^(E[A-Z]+|CONNECT.*)$/.test(code)) return error;
  return new Problem(
    `The database does not answer (${code}). Look that it is not paused, that the address in SUPABASE_DB_URL is the Session pooler's, and run again.`,
  );
}
