/** The second road in: a submission is kept in the inbox, sealed, until the database can take it. */
import { within } from '../data/within.ts';
import kommun from '../kommun/kommun.config.ts';
import { type Entry, nameOf, writeEntry } from './entry.ts';
import { seal } from './seal.ts';
import { keepItem, pages } from './store.ts';

/** How long the number of waiting entries is believed, and how long counting them may take, in milliseconds. */
const fresh = 5000;
const countingLimit = 500;

let counted = { number: 0, at: Number.NEGATIVE_INFINITY };

/**
 * @returns whether the entry is durably there: it was read back and is the same
 * @throws nothing: whatever goes wrong means that it is not kept
 */
export async function keep(entry: Entry): Promise<boolean> {
  try {
    if (await isFull()) return false;
    const name = nameOf(entry.receipt);
    const kept = await keepItem('waiting', name, await seal(writeEntry(entry), name));
    if (kept) counted.number += 1;
    return kept;
  } catch {
    return false;
  }
}

/** The ceiling keeps a flood from filling the store. It is no exact one: a count that takes too long holds nobody up. */
async function isFull(): Promise<boolean> {
  const now = performance.now();
  if (now - counted.at > fresh) {
    counted = { ...counted, at: now };
    await within(countingLimit, count());
  }
  return counted.number >= kommun.limits.inbox;
}

async function count(): Promise<void> {
  let number = 0;
  try {
    for await (const page of pages()) number += page.length;
    counted.number = number;
  } catch {
    // So many at least. A store that cannot be counted may still be written to: the write itself tells.
    counted.number = Math.max(counted.number, number);
  }
}
