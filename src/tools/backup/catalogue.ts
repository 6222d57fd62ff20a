/** What the schema `app` holds, as the database itself tells it: a table that a new migration adds is in the next backup. */
import type { Sql, TransactionSql } from 'postgres';
import { Problem } from '../problem.ts';

export type Connection = Sql | TransactionSql;

export interface Table {
  name: string;
  /** Those that hold something of their own: what is generated from others is generated again. */
  columns: { name: string; type: string }[];
  /** The columns of the primary key. */
  key: string[];
}

export interface Catalogue {
  /** The newest migration. */
  schema: string;
  tables: Table[];
  sequences: string[];
}

export async function readCatalogue(sql: Connection): Promise<Catalogue> {
  const schema = await readSchema(sql);
  const tables = await sql<Table[]>`
    select t.relname as name,
      coalesce((
        select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = ''
      ), '[]') as columns,
      coalesce((
        select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = any (i.indkey)
        where i.indrelid = t.oid and i.indisprimary
      ), '{}') as key
    from pg_class t
    where t.relnamespace = 'app'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
    order by t.relname collate "C"`;
  const sequences = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'app'::regnamespace and relkind = 'S' order by relname collate "C"`;
  return { schema, tables: [...tables], sequences: sequences.map(({ name }) => name) };
}

async function readSchema(sql: Connection): Promise<string> {
  const [found] = await sql<{ there: boolean }[]>`
    select to_regclass('supabase_migrations.schema_migrations') is not null
      and to_regnamespace('app') is not null as there`;
  const [newest] = found?.there
    ? await sql<
        { version: string | null }[]
      >`select max(version) as version from supabase_migrations.schema_migrations`
    : [];
  if (newest?.version) return newest.version;
  throw new Problem(
    'The database has none of our tables yet. Apply the migrations first: README, "Put it on the web", step 3.',
  );
}

/** The name of something in the schema `app`, as it stands in a statement. */
export function inApp(name: string): string {
  return `app.${quoted(name)}`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * For the rest of this transaction: values are written and read in one way whatever the server's settings are, names mean what they
 * say, nothing is cut off for being slow, and rows that a policy hides are an error instead of missing.
 */
export async function setTheTerms(sql: Connection): Promise<void> {
  await sql.unsafe(`
    set local search_path = '';
    set local timezone = 'UTC';
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres';
    set local bytea_output = 'hex';
    set local extra_float_digits = 1;
    set local row_security = off;
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local lock_timeout = '10s'`);
}
