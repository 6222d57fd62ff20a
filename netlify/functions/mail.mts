/** By the clock: what waits in the outbox leaves, and in the morning the stewards are told what lies on the table. */
import type { Config, Context } from '@netlify/functions';
import kommun from '../../src/kommun/kommun.config.ts';
import { type Run, sendWaiting } from '../../src/mail/send.ts';
import { log, tracesOf } from '../http/log.ts';

/** A scheduled function is stopped after 30 s; the last mail that was begun needs some of them. */
const limitMs = 12_000;

let before: Run['outcome'] = 'done';

export default async (_request: Request, { requestId, site }: Context) => {
  const { origin } = new URL(site?.url ?? process.env.URL ?? kommun.site);
  try {
    const run = await sendWaiting({ origin, limitMs });
    // A line when something happened or changed, or the log would hold little else.
    if (run.sent + run.later + run.failed > 0 || run.outcome !== before)
      log({ event: 'mail', requestId, ...run });
    before = run.outcome;
  } catch (error) {
    log({ event: 'failed', requestId, endpoint: 'mail', ...tracesOf(error) });
  }
  return new Response(null, { status: 204 });
};

// A run may come twice or beside another: nobody gets two then.
export const config: Config = { schedule: '* * * * *' };
