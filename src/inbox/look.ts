/** How the inbox is, in numbers: for `/api/health` and for whoever asks at the keyboard. */
import { seal } from './seal.ts';
import { BrokeOff, pages, wholly } from './store.ts';

export interface InboxLook {
  waiting: number;
  stuck: number;
  /** When the oldest that waits arrived, epoch milliseconds. */
  oldest: number | undefined;
}

/** Counting a very full inbox stops here; the numbers are then "at least". In milliseconds. */
const patience = 2500;

/** @throws Error when the inbox cannot say, or nothing could be sealed for it */
export async function lookIntoInbox(): Promise<InboxLook> {
  await seal('', 'look');
  const until = performance.now() + patience;
  return wholly(() => count(until));
}

async function count(until: number): Promise<InboxLook> {
  const look: InboxLook = { waiting: 0, stuck: 0, oldest: undefined };
  try {
    for await (const page of pages()) {
      for (const { place, arrivedAt } of page) {
        look[place] += 1;
        if (place === 'waiting') look.oldest = Math.min(look.oldest ?? arrivedAt, arrivedAt);
      }
      if (performance.now() > until) break;
    }
  } catch (error) {
    // So much is there at least; what moves at the moment is counted the next time.
    if (!(error instanceof BrokeOff) || look.waiting + look.stuck === 0) throw error;
  }
  return look;
}
