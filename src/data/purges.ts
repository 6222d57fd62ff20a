/** What the CDN has yet to be told to let go of. Every function throws Away, or Refused. */
import { database } from './client.ts';
import type { Database } from './database.types.ts';
import { rowsOf } from './told.ts';

export type TakenPurge = Database['public']['Functions']['take_purges']['Returns'][number];

/**
 * The tags whose time has come, which are ours for as long as the lease. Wishes that no kept copy can be older than go by themselves.
 * @param most tags; none is asked for just to let old wishes go
 */
export async function takePurges(most: number, leaseSeconds: number): Promise<TakenPurge[]> {
  return rowsOf(database().rpc('take_purges', { p_limit: most, p_lease_seconds: leaseSeconds }));
}

/** The CDN has let go of them. */
export async function purgesDone(taken: readonly TakenPurge[]): Promise<void> {
  await rowsOf(database().rpc('purges_done', named(taken)));
}

/**
 * It has not.
 * @param waitSeconds until the next try, of each
 */
export async function purgesFailed(
  taken: readonly TakenPurge[],
  waitSeconds: readonly number[],
): Promise<void> {
  await rowsOf(database().rpc('purges_failed', { ...named(taken), p_wait_seconds: [...waitSeconds] }));
}

function named(taken: readonly TakenPurge[]) {
  return { p_ids: taken.map(({ id }) => id), p_tries: taken.map((one) => one.try) };
}
