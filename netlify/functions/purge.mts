/** By the clock: the CDN is told what has changed on the board, where that could not be done at once. */
import type { Config, Context } from '@netlify/functions';
import { purgeWaiting, type Run } from '../../src/board/purge.ts';
import { log, tracesOf } from '../http/log.ts';

/** A scheduled function is stopped after 30 s; the last call that was begun needs some of them. */
const limitMs = 12_000;

let before: Run['outcome'] = 'done';

export default async (_request: Request, { requestId }: Context) => {
  try {
    const run = await purgeWaiting({ limitMs });
    // A line when something happened or changed, or the log would hold little else.
    if (run.purged + run.later > 0 || run.outcome !== before) log({ event: 'purge', requestId, ...run });
    before = run.outcome;
  } catch (error) {
    log({ event: 'failed', requestId, endpoint: 'purge', ...tracesOf(error) });
  }
  return new Response(null, { status: 204 });
};

// A run may come twice or beside another: what is purged twice is purged.
export const config: Config = { schedule: '* * * * *' };
