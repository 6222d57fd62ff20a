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
  /** SHA-256 of the private key; the key itself is given to its owner and kept nowhere. */
  keyHash: string;
  reference: string;
  arrivedAt: Date;
  noticeVersion: string;
  /** The day promised to the sender, `YYYY-MM-DD`: kept, so that a later change of pauses does not change a promise. */
  readBy: string;
  /** Looks like rubbish to a machine: kept and flagged, never refused. */
  flagged: boolean;
}

/** How many submissions from one source in how long. Without a source (from the inbox, by hand) there is no limit. */
export interface SourceLimit {
  source: string;
  submissions: number;
  minutes: number;
}

/** What the database makes of a submission. */
export type Intake =
  /** Kept; or the same submission or content was kept before, and this receipt's key and reference lead there too. */
  | { outcome: 'stored' | 'repeat'; reference: string; status: string }
  | { outcome: 'tooMany'; retryAfterSeconds: number }
  | { outcome: 'unknownReference' }
  /** By a chance of one in a million somebody else has this reference: make another. */
  | { outcome: 'referenceTaken' }
  /** It answered, and will give the same answer whenever it is asked: a fault of ours that a person has to look at. */
  | { outcome: 'refused'; code: string }
  /** It did not answer, or answered that it is unwell. The submission may or may not be there. */
  | { outcome: 'away'; code: string };

/** What its sender is told. `waiting`: kept in the inbox, until the database is there again. */
export type Reception =
  | Exclude<Intake, { outcome: 'refused' }>
  /** `code`: why the database did not take it. */
  | { outcome: 'waiting'; reference: string; status: string; code: string };

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
