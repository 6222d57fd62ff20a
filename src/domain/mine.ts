/** What somebody who holds a private key sees of their own contribution: everything but how to reach the one who wrote. */
import type { BoardIdea, ShownStatus, Spoken } from './board.ts';
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
  /** Do mails go to them? */
  hasEmail: boolean;
  /** Has a steward told them anything yet? */
  isAnswered: boolean;
  /** It is in the inbox still: safe, and read a little later. */
  waiting: boolean;
  /** The reference of the idea that it went together with, or ''. */
  joined: string;
}

export type Mine = Kept &
  (
    | { kind: 'idea'; content: Omit<Idea, 'email' | 'informed'> }
    | { kind: 'offer'; content: Omit<Offer, 'email' | 'phone' | 'informed'> }
  );

/** An idea on the board that is like one that has just come in. */
export interface Alike extends Pick<BoardIdea, 'reference' | 'title' | 'needs' | 'met'>, Spoken {
  status: ShownStatus;
}

/** A step or a letter in the conversation about it. */
export interface Told {
  at: string;
  /** The act or the status. */
  what: string;
  words: string;
  /** Who signed, or ''. */
  signed: string;
  byAuthor: boolean;
}

/** A step and the letter that tells of it, of the same moment, as one: what happened, with its words. */
export function stepsWithWords(story: readonly Told[]): Told[] {
  return story.flatMap((one, i) => {
    const [before, after] = [story[i - 1], story[i + 1]];
    if (before && isToldBy(before, one)) return [];
    return after && isToldBy(one, after) ? [{ ...after, what: one.what }] : [one];
  });
}

function isToldBy(step: Told, letter: Told): boolean {
  return (
    step.at === letter.at && step.words === '' && letter.words !== '' && !step.byAuthor && !letter.byAuthor
  );
}

/** Something that only the one who wrote decides. */
export type Question = { id: number } & (
  | { kind: 'clarity'; title: string; description: string }
  | { kind: 'join'; reference: string; title: string }
);

/** What has been said about a contribution and what is asked, oldest first. */
export interface Conversation {
  story: Told[];
  questions: Question[];
  /** The clearer words that the one who wrote said yes to, if there are any: so it reads on the board. */
  wording: { title: string; description: string } | undefined;
}
