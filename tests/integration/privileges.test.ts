import { createClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock } from '../support/submissions.ts';

const database = useDatabase();
const visitors = ['anon', 'authenticated'];
const doors = ['find_by_key', 'list_received', 'take_in_idea', 'take_in_offer'];
const tables = ['arrivals', 'contacts', 'contributions', 'ideas', 'offers', 'submissions', 'timeline'];

/** Everything a role may do with what is ours, as "what name privilege". */
async function privilegesOf(role: string): Promise<string[]> {
  const rows = await database.sql<{ privilege: string }[]>`
    select 'schema ' || nspname || ' ' || p as privilege
    from pg_namespace, unnest(array['USAGE', 'CREATE']) as p
    where nspname in ('app', 'public') and has_schema_privilege(${role}, oid, p)
    union all
    select 'relation ' || c.oid::regclass || ' ' || p
    from pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p
    where c.relnamespace in ('app'::regnamespace, 'public'::regnamespace) and c.relkind in ('r', 'v', 'm', 'p', 'f')
      and has_table_privilege(${role}, c.oid, p)
    union all
    select 'function ' || f.oid::regproc || ' EXECUTE'
    from pg_proc f
    where f.pronamespace in ('app'::regnamespace, 'public'::regnamespace) and has_function_privilege(${role}, f.oid, 'EXECUTE')
    order by 1`;
  return rows.map(({ privilege }) => privilege);
}

describe('nobody is in but those we let in', () => {
  test.each(visitors)('%s may enter public, and do nothing there yet', async (role) => {
    expect(await privilegesOf(role)).toEqual(['schema public USAGE']);
  });
  test("the functions' secret key opens these doors and no table", async () => {
    expect(await privilegesOf('service_role')).toEqual([
      ...doors.map((door) => `function ${door} EXECUTE`),
      'schema public USAGE',
    ]);
  });
  test('every table of ours has row level security, and the list of tables is this', async () => {
    const rows = await database.sql<{ name: string; secured: boolean }[]>`
      select relname as name, relrowsecurity as secured from pg_class
      where relnamespace in ('app'::regnamespace, 'public'::regnamespace) and relkind in ('r', 'p') order by 1`;
    expect(rows.map(({ name }) => name)).toEqual(tables);
    expect(rows.filter(({ secured }) => !secured)).toEqual([]);
  });
  test('every function has a fixed search path', async () => {
    const rows = await database.sql`
      select proname from pg_proc
      where pronamespace in ('app'::regnamespace, 'public'::regnamespace)
        and not coalesce(proconfig, '{}') @> array['search_path=""']`;
    expect(rows).toEqual([]);
  });
  test('every foreign key has an index that begins with it', async () => {
    const rows = await database.sql`
      select conrelid::regclass::text as "table", conname from pg_constraint k
      where contype = 'f' and connamespace = 'app'::regnamespace and not exists (
        select from pg_index i where i.indrelid = k.conrelid
          and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] = k.conkey)`;
    expect(rows).toEqual([]);
  });
});

describe('whoever comes with the publishable key', () => {
  const visitor = () =>
    createClient(database.supabaseUrl, database.publishableKey, { auth: { persistSession: false } });

  test.each(tables)('does not reach %s through the API', async (table) => {
    await knock(database.sql, 'take_in_idea', ideaArguments());
    for (const client of [visitor(), visitor().schema('app' as never)]) {
      const { data, error, status } = await client.from(table).select('*');
      expect([data, status >= 400, error !== null]).toEqual([null, true, true]);
    }
  });
  test.each(doors)('does not open %s', async (door) => {
    const given = door === 'take_in_idea' ? ideaArguments() : { p_key_hash: 'a'.repeat(64) };
    const { data, error } = await visitor().rpc(door, given);
    expect([data, error !== null]).toEqual([null, true]);
  });
  test('a stranger without any key gets nothing either', async () => {
    const answer = await fetch(`${database.supabaseUrl}/rest/v1/rpc/list_received`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"p_limit":10}',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
