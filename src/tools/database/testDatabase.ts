import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { type Database, databaseUrl } from './startDatabase.ts';
import { openSupabaseApi } from './supabaseApi.ts';
import { connect, type TestServer } from './testServer.ts';

/** A database of one's own, as a fresh installation without demo content has it. */
export interface TestDatabase extends Database {
  /** Looks at rows with the owner's rights, past every policy. */
  sql: Sql;
  /** Stops and starts only the Supabase API in front of the database, at the same address: "the database is away". */
  api: { stop(): Promise<void>; start(): Promise<void> };
}

/**
 * Copies the migrated template and puts a Supabase API of its own in front of the copy.
 * @param smtpUrl where the API's mails go; without, nowhere
 */
export async function createTestDatabase(
  server: TestServer,
  { smtpUrl }: { smtpUrl?: string } = {},
): Promise<TestDatabase> {
  const { port, template, secrets } = server;
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = connect(server, 'postgres');
  await admin`create database ${admin(name)} template ${admin(template)}`;
  const url = databaseUrl(port, secrets.databasePassword, name);
  const sql = connect(server, name, 20);
  const settings = { databaseUrl: url, smtpUrl, ...secrets };
  let api = await openSupabaseApi(settings);
  const supabaseUrl = await api.serve();
  return {
    url,
    supabaseUrl,
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    sql,
    api: {
      stop: () => api.stop(),
      async start() {
        api = await openSupabaseApi(settings);
        await api.serve(Number(new URL(supabaseUrl).port));
      },
    },
    async stop() {
      await api.stop();
      await sql.end();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
