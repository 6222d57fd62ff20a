/** Two short questions to the database, asked by whoever looks after the inbox. */
import { database } from './client.ts';

/** No private key has this hash. */
const nobody = '0'.repeat(64);

/**
 * Which submissions are kept.
 * @param keyHashes of their private keys; at most some hundreds
 * @returns those of them that are there; undefined when the database does not say
 */
export async function keptOf(keyHashes: string[]): Promise<Set<string> | undefined> {
  try {
    const { data, error } = await database().rpc('which_are_kept', { p_key_hashes: keyHashes });
    return error ? undefined : new Set(data.map(({ key_hash }) => key_hash));
  } catch {
    return undefined;
  }
}

/** Does the database answer? It is asked for a row, because a paused project still answers the door. */
export async function isAwake(): Promise<boolean> {
  return (await keptOf([nobody]))?.size === 0;
}
