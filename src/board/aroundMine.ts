/**
 * What a private page tells besides the contribution itself: what has been said, what on the board is like it, what it went together
 * with. Each is shown when the database tells it, and none is waited for longer than anyone waits for a page.
 */
import { findOnBoard } from '../data/board.ts';
import { findAlike, findConversation } from '../data/mine.ts';
import { within } from '../data/within.ts';
import type { Conversation, Mine } from '../domain/mine.ts';

/** What is merely good to see is waited for this long, in milliseconds; the conversation as long as any question. */
const patience = 1000;

const nothingSaid: Conversation = { story: [], questions: [], wording: undefined };

export async function aroundMine(key: string, mine: Mine | null | undefined) {
  if (!mine || mine.waiting) return { conversation: nothingSaid, alike: [], other: undefined };
  const isNew = mine.kind === 'idea' && mine.status === 'received';
  const [conversation, alike, other] = await Promise.all([
    findConversation(key).catch(() => nothingSaid),
    isNew ? soon(findAlike(key)) : undefined,
    mine.joined ? soon(findOnBoard(mine.joined)) : undefined,
  ]);
  return { conversation, alike: alike ?? [], other };
}

function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  return within(patience, answer).catch(() => undefined);
}
