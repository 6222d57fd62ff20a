/** What a person does with what is stuck: try again, or let it go. */
import { type Entry, readEntry } from './entry.ts';
import { unseal } from './seal.ts';
import {
  type Item,
  keepItem,
  longPatience,
  pages,
  readItem,
  readTwice,
  removeItem,
  type Stored,
  wholly,
} from './store.ts';

/**
 * Everything in the inbox, oldest first.
 * @throws Error when that cannot be said for certain
 */
export function allItems(): Promise<Item[]> {
  return wholly(async () => {
    const items: Item[] = [];
    for await (const page of pages(longPatience)) items.push(...page);
    return items.sort((a, b) => a.arrivedAt - b.arrivedAt);
  });
}

export interface Opened extends Stored {
  /** Undefined when it cannot be unsealed, or was written by another version. */
  entry: Entry | undefined;
}

/** @returns null when it is not there any more */
export async function openItem({ place, name }: Item): Promise<Opened | null> {
  const stored = await readItem(place, name);
  if (!stored) return null;
  const text = await unseal(stored.bytes, name);
  return { ...stored, entry: text === undefined ? undefined : readEntry(text) };
}

/**
 * Puts what is stuck among the waiting again, where the next run of the drain finds it. The copy in stuck/ stays until the row is in
 * the database: a run at the same moment may set the same entry aside again, and would lose it to whoever takes that copy away.
 * @returns whether it waits now
 */
export async function retry({ name }: Item): Promise<boolean> {
  const stuck = await readTwice('stuck', name);
  if (!stuck) return false;
  // What still waits is never written over by what may be a broken copy of it.
  const waits = await readItem('waiting', name);
  if (waits && (await isReadable(waits, name))) return true;
  if (waits && !(await isReadable(stuck, name))) return false;
  return keepItem('waiting', name, stuck.bytes);
}

async function isReadable({ bytes }: Stored, name: string): Promise<boolean> {
  return (await unseal(bytes, name)) !== undefined;
}

/** Lets go of what is stuck, when somebody has dealt with it by hand. It is gone for good. */
export function release({ name }: Item): Promise<void> {
  return removeItem('stuck', name);
}
