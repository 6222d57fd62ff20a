/** Two short questions to the database, asked by whoever looks after the inbox. */
import { database } from './client.ts';

/** No private key has this hash. */
const nobody = '0'.repeat(64);

/** Is there a contribution behind this key's hash? False too when the database does not say. */
export async function isKept(keyHash: string): Promise<boolean> {
  return (await rowsFor(keyHash)) === 1;
}

/** Does the database answer? It is asked for a row, because a paused project still answers the door. */
export async function isAwake(): Promise<boolean> {
  return (await rowsFor(nobody)) === 0;
}

async function rowsFor(keyHash: string): Promise<number | undefined> {
  try {
    const { data, error } = await database().rpc('find_by_key', { p_key_hash: keyHash });
    return error ? undefined : data.length;
  } catch {
    return undefined;
  }
}
