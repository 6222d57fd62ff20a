/** What the database's own catalogue says of who may do what: shared by the tests that ask it. */
import type { Sql, TransactionSql } from 'postgres';

/** Everybody who comes with the publishable key, signed in or not. */
export const visitors = ['anon', 'authenticated'] as const;
export const apiRoles = [...visitors, 'service_role'] as const;

/** The functions of `public`, all for the functions' secret key alone. A new one is added here, and with that looked at. */
export const doors = ['find_by_key', 'list_received', 'take_in_idea', 'take_in_offer', 'which_are_kept'];

/** The tables of `app`. */
export const tables = ['arrivals', 'contacts', 'contributions', 'ideas', 'offers', 'submissions', 'timeline'];

/** Everything a role may do with what is ours, as "what name privilege". */
export async function privilegesOf(role: string, sql: Sql | TransactionSql): Promise<string[]> {
  const rows = await sql<{ privilege: string }[]>`
    with relations as (
      select c.oid, c.relkind from pg_class c where c.relnamespace in ('app'::regnamespace, 'public'::regnamespace)
    )
    select 'schema ' || nspname || ' ' || p as privilege
    from pg_namespace, unnest(array['USAGE', 'CREATE']) as p
    where nspname in ('app', 'public') and has_schema_privilege(${role}, oid, p)
    union all
    select 'relation ' || oid::regclass || ' ' || p
    from relations, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p
    where relkind in ('r', 'v', 'm', 'p', 'f') and has_table_privilege(${role}, oid, p)
    union all
    select 'column of ' || oid::regclass || ' ' || p
    from relations, unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) as p
    where relkind in ('r', 'v', 'm', 'p', 'f')
      and has_any_column_privilege(${role}, oid, p) and not has_table_privilege(${role}, oid, p)
    union all
    select 'sequence ' || oid::regclass || ' ' || p
    from relations, unnest(array['USAGE', 'SELECT', 'UPDATE']) as p
    -- Only a sequence may be asked about, and "and" promises no order.
    where case when relkind = 'S' then has_sequence_privilege(${role}, oid, p) else false end
    union all
    select 'function ' || f.oid::regproc || ' EXECUTE'
    from pg_proc f
    where f.pronamespace in ('app'::regnamespace, 'public'::regnamespace) and has_function_privilege(${role}, f.oid, 'EXECUTE')
    order by 1`;
  return rows.map(({ privilege }) => privilege);
}

class Undone extends Error {}

/** Does something to the database, looks, and takes it all back. */
export async function asIf<T>(
  sql: Sql,
  change: string,
  look: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  let seen: T | undefined;
  await sql
    .begin(async (transaction) => {
      await transaction.unsafe(change);
      seen = await look(transaction);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return seen as T;
}
