import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { startProxy, type TroubledProxy } from './proxy.ts';

/** All that this test file asks the database goes through a proxy, which is well when a test begins. Call it after `useDatabase`. */
export function useProxy(database: TestDatabase): TroubledProxy {
  let proxy: TroubledProxy;
  beforeAll(async () => {
    proxy = await startProxy(database.supabaseUrl);
    process.env.SUPABASE_URL = proxy.url;
  });
  beforeEach(() => {
    proxy.mood = 'well';
  });
  afterAll(() => proxy?.stop());
  return new Proxy({} as TroubledProxy, {
    get: (_, name: keyof TroubledProxy) => proxy[name],
    set: (_, name: keyof TroubledProxy, value) => Reflect.set(proxy, name, value),
  });
}
