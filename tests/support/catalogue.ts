/** What the database's own catalogue says of who may do what: shared by the tests that ask it. */
import type { Sql, TransactionSql } from 'postgres';

/** Everybody who comes with the publishable key, signed in or not. */
export const visitors = ['anon', 'authenticated'] as const;
export const apiRoles = [...visitors, 'service_role'] as const;

/** The functions of `public` for the functions' secret key alone. A new one is added here, and with that looked at. */
export const doors = [
  ...[
    'add_steward',
    'alike_by_key',
    'answer_by_key',
    'ask_for_code',
    'begin_anew_steward',
    'board_data',
    'board_list',
    'board_one',
    'board_part',
    'board_parts',
    'claim_renewal',
    'conversation_by_key',
    'count_comparison',
  ],
  ...[
    'drop_steward',
    'enter',
    'find_by_key',
    'find_sitting',
    'find_stewards',
    'join_by_key',
    'leave',
    'list_received',
  ],
  ...['mail_not_sent', 'mail_sent', 'morning_counts', 'prove_again'],
  ...['purges_done', 'purges_failed', 'renew_sitting', 'report_idea', 'set_second_factor'],
  ...[
    'take_in_idea',
    'take_in_offer',
    'take_mail',
    'take_purges',
    'try_code',
    'which_are_kept',
    'withdraw_by_key',
  ],
  ...['write_by_key', 'write_morning_mails'],
];

/** Those of the stewards' table, for whoever has signed in: each asks who it is first. */
export const deskDoors = [
  ...['desk_answer', 'desk_children', 'desk_counts', 'desk_figures', 'desk_give_back'],
  ...[
    'desk_hand_out',
    'desk_invite',
    'desk_invite_again',
    'desk_list',
    'desk_log',
    'desk_mail_again',
    'desk_mails',
  ],
  ...['desk_morning', 'desk_move_on', 'desk_offer', 'desk_one', 'desk_propose_join'],
  ...[
    'desk_publish',
    'desk_read',
    'desk_remove',
    'desk_remove_steward',
    'desk_rubbish',
    'desk_start',
    'desk_stewards',
  ],
  ...['desk_type_in_idea', 'desk_type_in_offer', 'desk_whole', 'desk_worry', 'desk_write'],
];

/**
 * What stewards may have done with the owner's rights: who they are, which row a search finds, and what nobody may read or write as
 * themselves. Each begins by asking who it is.
 */
export const lentToStewards = [
  ...['app.my_id', 'app.my_role', 'app.my_name', 'app.search', 'app.alike', 'app.acts_since'],
  ...['desk_invite', 'desk_invite_again', 'desk_morning', 'desk_remove_steward', 'desk_stewards'],
  ...['desk_type_in_idea', 'desk_type_in_offer'],
];

/** The tables of `app`. */
export const tables = [
  ...[
    'acts',
    'agreements',
    'answers',
    'arrivals',
    'asks',
    'board',
    'browsers',
    'care',
    'cells',
    'contacts',
    'contributions',
    'ideas',
    'letters',
  ],
  ...[
    'links',
    'offers',
    'outbox',
    'proposals',
    'purges',
    'recovery_codes',
    'removals',
    'reports',
    'sittings',
    'stewards',
    'submissions',
  ],
  ...['timeline', 'vocabulary'],
];

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
    select 'columns of ' || oid::regclass || ' ' || p || ': ' || (
      select string_agg(attname, ' ' order by attname) from pg_attribute a
      where a.attrelid = oid and attnum > 0 and not attisdropped and has_column_privilege(${role}, oid, attnum, p)
    )
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
