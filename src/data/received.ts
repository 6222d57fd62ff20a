/** Everything that has come in, for those who look after it. */
import type { Client } from './client.ts';
import type { Database } from './database.types.ts';

export type Received = Database['public']['Functions']['list_received']['Returns'][number];

/**
 * The newest contributions, contact details included.
 * @throws Error with the database's code when it does not answer
 */
export async function listReceived(client: Client, limit: number): Promise<Received[]> {
  const { data, error } = await client.rpc('list_received', { p_limit: limit });
  if (error)
    throw new Error(`The database did not answer (${error.code || 'no connection'}). Is it running?`);
  return data;
}
