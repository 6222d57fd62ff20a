/** What somebody who holds a private key sees of their own contribution: everything but how to reach the one who wrote. */
import type { Idea } from './idea.ts';
import type { Offer } from './offer.ts';

interface Kept {
  reference: string;
  status: string;
  /** ISO 8601. */
  arrivedAt: string;
  /** The promised day, `YYYY-MM-DD`. */
  readBy: string;
  /** Is there an address or a number to answer to? Never which. */
  hasContact: boolean;
  /** It is in the inbox still: safe, and read a little later. */
  waiting: boolean;
}

export type Mine = Kept &
  (
    | { kind: 'idea'; content: Omit<Idea, 'email' | 'informed'> }
    | { kind: 'offer'; content: Omit<Offer, 'email' | 'phone' | 'informed'> }
  );
