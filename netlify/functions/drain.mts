/** By the clock: what waits in the inbox moves into the database. */
import type { Config, Context } from '@netlify/functions';
import { type Drained, drain } from '../../src/inbox/drain.ts';
import { log } from '../http/log.ts';

/** A scheduled function is stopped after 30 s; the last entries that were begun need some of them. */
const limitMs = 20_000;

let before: Drained['outcome'] = 'done';

export default async (_request: Request, { requestId }: Context) => {
  const drained = await drain(limitMs);
  const { taken, stuck, left, outcome } = drained;
  // A line when something happened or changed, or the log would hold little else.
  if (taken + stuck + left > 0 || outcome !== before) log({ event: 'drain', requestId, ...drained });
  before = outcome;
  return new Response(null, { status: 204 });
};

// A run may come twice or beside another: draining is harmless then.
export const config: Config = { schedule: '*/5 * * * *' };
