/** The one Supabase client of the functions. It holds the secret key, so nothing here may ever be imported by a page that is built. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

export type Client = SupabaseClient<Database>;

/** Longest wait for the database before it counts as away, in milliseconds. */
const patience = 3000;

let client: { url: string; client: Client } | undefined;

/**
 * The client for the database that the environment names (`SUPABASE_URL`, `SUPABASE_SECRET_KEY`).
 * @throws Error naming the variable that is missing, never its value
 */
export function database(): Client {
  const url = required('SUPABASE_URL');
  if (client?.url !== url) client = { url, client: connect(url, secretKey()) };
  return client.client;
}

const options = {
  auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  global: {
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      fetch(input, { ...init, signal: AbortSignal.timeout(patience) }),
  },
};

/** A client that keeps no session and gives up after {@link patience}. */
export function connect(url: string, key: string): Client {
  return createClient<Database>(url, key, options);
}

/** A client that acts as somebody who has signed in: what it may do is decided in the database, as that person. */
export function connectAs(accessToken: string): Client {
  const { url, key } = publicAccess();
  return createClient<Database>(url, key, { global: options.global, accessToken: async () => accessToken });
}

/** How anybody reaches the database: with the key that opens nothing by itself. */
export function publicAccess() {
  return { url: required('SUPABASE_URL'), key: required('SUPABASE_PUBLISHABLE_KEY'), options };
}

/** The functions' secret, which every installation has: also the key of the fingerprints that are kept. */
export function secretKey(): string {
  return required('SUPABASE_SECRET_KEY');
}

/** Its name stands in the log, where an operator looks for why everything goes to the inbox. */
class SettingMissing extends Error {
  override name = 'SettingMissing';
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new SettingMissing(
      `${name} is not set. Give the functions all three SUPABASE_ variables (see .env.example).`,
    );
  return value;
}
