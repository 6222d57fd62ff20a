/** The list of stewards, for the command line: with the functions' key, because it makes the first one. */
import type { Role } from '../domain/steward.ts';
import type { Client } from './client.ts';
import type { Database } from './database.types.ts';
import { rowsOf } from './told.ts';

export type ListedSteward = Database['public']['Functions']['find_stewards']['Returns'][number];

/**
 * @param invitation the hash of the private key in their invitation
 * @throws Refused 409 `already`, 422 `firstIsLead`
 */
export async function addSteward(
  client: Client,
  { email, name, role, invitation }: { email: string; name: string; role: Role; invitation: string },
): Promise<void> {
  await rowsOf(
    client.rpc('add_steward', { p_email: email, p_name: name, p_role: role, p_invitation: invitation }),
  );
}

export async function findStewards(client: Client): Promise<ListedSteward[]> {
  return rowsOf(client.rpc('find_stewards', {}));
}

/** They come in from the beginning, with a new invitation: for who has lost it, or both telephone and recovery codes. */
export async function beginAnew(client: Client, email: string, invitation: string): Promise<void> {
  await rowsOf(client.rpc('begin_anew_steward', { p_email: email, p_invitation: invitation }));
}

/** @throws Refused 409 `lastLead`, 404 `unknownSteward` */
export async function dropSteward(client: Client, email: string): Promise<void> {
  await rowsOf(client.rpc('drop_steward', { p_email: email }));
}
