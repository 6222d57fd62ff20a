import { afterAll, beforeAll, inject } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../src/tools/database/testDatabase.ts';

/**
 * A migrated, empty database for this test file, and process.env pointing the functions at it. Call it at the top of
 * the file: `const database = useDatabase();`, then `database.sql`, `database.supabaseUrl` … inside the tests.
 */
export function useDatabase(): TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase(inject('testServer'));
    process.env.SUPABASE_URL = database.supabaseUrl;
    process.env.SUPABASE_PUBLISHABLE_KEY = database.publishableKey;
    process.env.SUPABASE_SECRET_KEY = database.secretKey;
  });
  afterAll(() => database?.stop());
  return new Proxy({} as TestDatabase, {
    get(_, name: keyof TestDatabase) {
      if (!database) throw new Error('The database is there only inside a test or a hook.');
      return database[name];
    },
  });
}
