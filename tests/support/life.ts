/**
 * One life of the functions, with a store of its own and a proxy before everything they ask, so that many can be lived at the same
 * time, each with its own trouble.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TestDatabase } from '../../src/tools/database/testDatabase.ts';
import type { TestInbox } from './inbox.ts';
import { inEnvironment } from './ownEnvironment.ts';
import { Road, startProxy, type TroubledProxy } from './proxy.ts';

export interface Life {
  /** Stands in no other life: to be put into words that nobody else writes. */
  mark: string;
  /** Counts what is asked of database and store together. */
  road: Road;
  database: TroubledProxy;
  store: TroubledProxy;
  /** Runs code of ours so that it asks through the two proxies. */
  live<T>(act: () => Promise<T>): Promise<T>;
  /** Runs it so that it asks database and store themselves. */
  aside<T>(act: () => Promise<T>): Promise<T>;
  /** From now on all is well. Resolves when whatever was late has happened. */
  heal(): Promise<void>;
  /** The names of what lies in the store, but for the one that ends its lists. */
  names(): string[];
  end(): Promise<void>;
}

/**
 * Needs `useOwnEnvironments()` at the top of the file.
 * @param mark another life's, to share its store
 */
export async function beginLife(
  database: TestDatabase,
  inbox: TestInbox,
  mark: string = randomUUID(),
): Promise<Life> {
  const folder = join(inbox.folder, 'entries', mark, 'site:inbox');
  const road = new Road();
  const both = await Promise.all([startProxy(database.supabaseUrl, road), startProxy(inbox.address, road)]);
  const [toDatabase, toStore] = both;
  const environment = (supabaseUrl: string, address: string) => ({
    SUPABASE_URL: supabaseUrl,
    NETLIFY_BLOBS_CONTEXT: contextFor(address, inbox.token, mark),
  });
  return {
    mark,
    road,
    database: toDatabase,
    store: toStore,
    live: (act) => inEnvironment(environment(toDatabase.url, toStore.url), act),
    aside: (act) => inEnvironment(environment(database.supabaseUrl, inbox.address), act),
    async heal() {
      road.trouble = undefined;
      for (const proxy of both) proxy.mood = 'well';
      await Promise.all(both.map((proxy) => proxy.quiet()));
    },
    names: () => (existsSync(folder) ? filesIn(folder).filter((name) => name !== 'the-end') : []),
    async end() {
      await Promise.all(both.map((proxy) => proxy.stop()));
    },
  };
}

/** As in src/tools/inbox/openInbox.ts, with a place of its own in the store. */
function contextFor(address: string, token: string, siteID: string): string {
  const context = { edgeURL: address, uncachedEdgeURL: address, siteID, token };
  return Buffer.from(JSON.stringify(context)).toString('base64');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}
