/** How long a mail waits after a try that did not succeed. */
import { pauseAfter } from '../domain/mail.ts';
import type { Outcome } from './outcome.ts';

/** A mail that may have arrived waits as long as after this many tries, for a bad moment of the server's to pass. */
const unansweredTries = 4;

/**
 * @param tries how many times it has been tried
 * @param waitedSeconds since it was written
 * @returns seconds; null for never
 */
export function waitAfter(
  outcome: Exclude<Outcome, { became: 'sent' }>,
  tries: number,
  waitedSeconds: number,
): number | null {
  switch (outcome.became) {
    case 'never':
      return null;
    case 'untried':
      // Back to its own place, so that everything leaves in order when the server is there again; but not for ever.
      return pauseAfter(1, waitedSeconds) && 0;
    case 'later':
      return pauseAfter(
        outcome.code === 'unanswered' ? Math.max(tries, unansweredTries) : tries,
        waitedSeconds,
      );
  }
}
