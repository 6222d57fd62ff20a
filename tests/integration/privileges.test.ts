import { createClient } from '@supabase/supabase-js';
import type { Sql, TransactionSql } from 'postgres';
import { describe, expect, test } from 'vitest';
import { apiRoles, asIf, deskDoors, doors, privilegesOf, tables } from '../support/catalogue.ts';
import { rightsOfStewards } from '../support/catalogueRights.ts';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock } from '../support/submissions.ts';

const database = useDatabase();

describe('nobody is in but those we let in', () => {
  test('a visitor may enter public, and do nothing there yet', async () => {
    expect(await privilegesOf('anon', database.sql)).toEqual(['schema public USAGE']);
  });
  test('whoever has signed in opens the doors of the table, and touches no more behind them than this', async () => {
    const found = await privilegesOf('authenticated', database.sql);
    expect(found.filter((one) => !one.startsWith('function app.'))).toEqual(
      [
        ...rightsOfStewards,
        ...deskDoors.map((door) => `function ${door} EXECUTE`),
        'schema app USAGE',
        'schema public USAGE',
      ].toSorted(),
    );
  });
  test("the functions' secret key opens these doors and no table", async () => {
    expect(await privilegesOf('service_role', database.sql)).toEqual([
      ...doors.map((door) => `function ${door} EXECUTE`),
      'schema public USAGE',
    ]);
  });
  test('the list of tables is this', async () => {
    const rows = await database.sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace in ('app'::regnamespace, 'public'::regnamespace) and relkind in ('r', 'p') order by 1`;
    expect(rows.map(({ name }) => name)).toEqual(tables);
  });
  test.each([
    'grant select (email) on app.contacts to anon',
    'grant select on app.whole to anon',
    'grant select on app.stewards to authenticated',
    'grant update on app.acts to authenticated',
    'grant update on app.ideas to authenticated',
    'grant usage on schema app to public',
    'grant usage on sequence app.contributions_id_seq to service_role',
    'grant execute on function app.status_of to service_role',
    'grant insert on app.arrivals to service_role',
    'grant create on schema public to public',
  ])('and whoever is let in by mistake is found: %s', async (mistake) => {
    const all = (sql: Sql | TransactionSql) => Promise.all(apiRoles.map((role) => privilegesOf(role, sql)));
    const before = await all(database.sql);
    expect(await asIf(database.sql, mistake, all)).not.toEqual(before);
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
  test.each([...doors, ...deskDoors])('does not open %s', async (door) => {
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
