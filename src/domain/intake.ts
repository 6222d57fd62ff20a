/** What happens when a submission is taken in: the words that the database, the functions and the tests share. */
import { createHmac } from 'node:crypto';
import type { Idea } from './idea.ts';
import type { Offer } from './offer.ts';

export type Kind = 'idea' | 'offer';

export type Contribution = { kind: 'idea'; content: Idea } | { kind: 'offer'; content: Offer };

/** Everything that is made for a submission before any store is asked, so that a second try is the same submission. */
export interface Receipt {
  /** UUID, unique in the database: the same submission by two roads becomes one contribution. */
  submission: string;
  key: string;
  reference: string;
  arrivedAt: Date;
  noticeVersion: string;
  /** The day promised to the sender, `YYYY-MM-DD`: kept, so that a later change of pauses does not change a promise. */
  readBy: string;
  /** Filled honeypot: kept and flagged, never refused. */
  flagged: boolean;
}

/** How many submissions from one source in how long. Without a source (from the inbox, by hand) there is no limit. */
export interface SourceLimit {
  source: string;
  submissions: number;
  minutes: number;
}

export type Intake =
  /** Kept; or the same submission or content was kept before, and this receipt's key and reference lead there too. */
  | { outcome: 'stored' | 'repeat'; reference: string; status: string }
  | { outcome: 'tooMany'; retryAfterSeconds: number }
  | { outcome: 'unknownReference' }
  /** The store did not answer, or answered that it is unwell. The submission may or may not be there. */
  | { outcome: 'away'; code: string };

/**
 * A fingerprint of the whole normalised content; the same words, ticks and addresses give the same one. Keyed, because it stays when
 * an address is erased, and whoever could try all telephone numbers must not find the one that fits.
 */
export function contentHash({ kind, content }: Contribution, secret: string): string {
  const fields = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', secret)
    .update(JSON.stringify([kind, fields]))
    .digest('hex');
}
