import { expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();

function ask(key: string | undefined): Promise<Response> {
  return fetch(`${database.supabaseUrl}/rest/v1/nothing`, key ? { headers: { apikey: key } } : {});
}

test('a request without a key is refused', async () => {
  expect((await ask(undefined)).status).toBe(401);
});

test('only the routes that hosted Supabase has are answered', async () => {
  for (const path of ['/', '/_system/', '/_system/introspect', '/storage/v1/bucket']) {
    const { status } = await fetch(`${database.supabaseUrl}${path}`, {
      headers: { apikey: database.secretKey },
    });
    expect({ path, status }).toEqual({ path, status: 404 });
  }
});

test('a visitor gets no privilege that no migration granted, not even after asking', async () => {
  await database.sql`create table public.secret_notes (note text)`;
  await database.sql`alter table public.secret_notes enable row level security`;
  await database.sql`create policy everyone on public.secret_notes using (true)`;
  await database.api.stop();
  await database.api.start();
  for (const table of ['nothing', 'secret_notes']) {
    await fetch(`${database.supabaseUrl}/rest/v1/${table}`, { headers: { apikey: database.publishableKey } });
  }
  const granted = await database.sql`
    select grantee, privilege_type from information_schema.role_table_grants
    where table_name = 'secret_notes' and grantee in ('anon', 'authenticated')`;
  expect([...granted]).toEqual([]);
});

test('while the API is away its address refuses, and answers again when it is back', async () => {
  await database.api.stop();
  await expect(ask(database.publishableKey)).rejects.toThrow();
  await database.api.start();
  expect((await ask(database.publishableKey)).status).toBe(404);
});
