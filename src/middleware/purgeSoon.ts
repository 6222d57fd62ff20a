/** After an act that may have changed the board: whoever acted is to see it, without waiting for the clock. */
import { log, tracesOf } from '../../netlify/http/log.ts';
import { purgeWaiting } from '../board/purge.ts';
import { isPurgeable } from '../board/tellTheCdn.ts';
import { within } from '../data/within.ts';

/** How long an answer may be held back for it, in milliseconds. */
const heldBack = 1000;
/** How long it may go on after the answer. What is left then is left to the clock. */
const limitMs = 8000;

/** Begins the purge and waits for it for a moment. Never throws: what was done is done, whatever the CDN says. */
export async function purgeSoon({ netlify, requestId }: App.Locals): Promise<void> {
  if (!isPurgeable()) return;
  const answered = Promise.withResolvers<void>();
  const purging = purgeWaiting({ limitMs, answered: answered.resolve })
    .then((run) => {
      // Most acts change nothing that is shown.
      if (run.purged + run.later > 0 || run.outcome !== 'done') log({ event: 'purge', requestId, ...run });
    })
    .catch((error) => log({ event: 'failed', endpoint: 'purge', requestId, ...tracesOf(error) }));
  netlify?.context?.waitUntil?.(purging);
  // Refused for now (two acts in a moment, say), it comes later: nobody waits for that.
  await within(heldBack, Promise.race([purging, answered.promise]));
}
