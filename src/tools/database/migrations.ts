import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { Problem } from '../problem.ts';
import { inProject } from '../project.ts';

const SEED = 'supabase/seed.sql';

/** A migration file: `20261123120000_what_it_does.sql`. */
interface Migration {
  version: string;
  name: string;
  file: string;
}

/**
 * Applies the migrations this database has not seen, oldest first, each whole or not at all, and records them where
 * the Supabase CLI does. Returns the names of those applied.
 */
export async function migrate(sql: Sql, folder = inProject('supabase/migrations')): Promise<string[]> {
  const missing = await unseenBy(sql, folder);
  for (const migration of missing) await sql.begin((tx) => apply(tx, migration));
  return missing.map(({ name }) => name);
}

/** The names of those that this database has not seen, oldest first; of all where it has no history. */
export async function missingIn(sql: Sql, folder = inProject('supabase/migrations')): Promise<string[]> {
  const [{ is } = { is: false }] = await sql<{ is: boolean }[]>`
    select to_regclass('supabase_migrations.schema_migrations') is not null as is`;
  const missing = is ? await unseenBy(sql, folder) : await migrationsIn(folder);
  return missing.map(({ name }) => name);
}

/** Where Supabase's own command notes what it applied, made as that command makes it. */
export async function prepareHistory(sql: Sql): Promise<void> {
  await sql`create schema if not exists supabase_migrations`;
  await sql`create table if not exists supabase_migrations.schema_migrations (version text not null primary key)`;
  await sql`alter table supabase_migrations.schema_migrations add column if not exists statements text[]`;
  await sql`alter table supabase_migrations.schema_migrations add column if not exists name text`;
}

async function unseenBy(sql: Sql, folder: string): Promise<Migration[]> {
  const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`;
  const applied = new Set(rows.map(({ version }) => version));
  const known = await migrationsIn(folder);
  requireNoUnknown(applied, known);
  return known.filter(({ version }) => !applied.has(version));
}

/** Fills a new database with demo content; remembers the choice, so that an old one is never filled later. */
export async function seedOnce(sql: Sql, demo: boolean): Promise<void> {
  await sql.begin(async (tx) => {
    const [seen] = await tx`select 1 from supabase_migrations.seed_files where path = ${SEED}`;
    if (seen) return;
    const text = demo ? await readFile(inProject(SEED), 'utf8').catch(() => '') : '';
    await run(tx, text, SEED);
    const hash = createHash('sha256').update(text).digest('hex');
    await tx`insert into supabase_migrations.seed_files (path, hash) values (${SEED}, ${hash})`;
  });
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .map((file) => ({ file: join(folder, file), match: /^(\d+)_(.+)\.sql$/.exec(file) }))
    .flatMap(({ file, match }) =>
      match?.[1] && match[2] ? [{ version: match[1], name: match[2], file }] : [],
    )
    .sort((a, b) => (a.version < b.version ? -1 : 1));
}

async function apply(tx: TransactionSql, { version, name, file }: Migration): Promise<void> {
  const text = await readFile(file, 'utf8');
  await run(tx, text, `${version}_${name}.sql`);
  await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
    values (${version}, ${name}, ${[text]})`;
}

async function run(tx: TransactionSql, text: string, what: string): Promise<void> {
  try {
    await tx.unsafe(text);
  } catch (error) {
    const { message, position, where } = error as { message: string; position?: string; where?: string };
    const line = position ? ` (line ${text.slice(0, Number(position)).split('\n').length})` : '';
    throw new Problem(
      `supabase: ${what}${line} failed: ${message}${where ? `, ${where}` : ''}. Nothing of it was kept.`,
    );
  }
}

/** A database from a newer version of the code must not be run with an older one. */
function requireNoUnknown(applied: Set<string>, known: Migration[]): void {
  const versions = new Set(known.map(({ version }) => version));
  const unknown = [...applied].find((version) => !versions.has(version));
  if (unknown === undefined) return;
  throw new Problem(
    `The database has migration ${unknown}, which is not in supabase/migrations: it was made by another version. ` +
      'Use that version, or set K3_DATA to an empty folder.',
  );
}
