/** Finding an entry by its private key, for the page of the one who sent it. */
import { type Entry, readEntry } from './entry.ts';
import { unseal } from './seal.ts';
import { type Item, pages, readItem, wholly } from './store.ts';

/** There is no index, so everything is looked through; for no longer than this, in milliseconds. */
const patience = 2500;

export interface Looked {
  entry?: Entry;
  /** Nothing at all was waiting, so nothing can have moved while we looked. */
  empty: boolean;
}

/** @throws Error when the inbox cannot say */
export function findWaiting(keyHash: string): Promise<Looked> {
  const until = performance.now() + patience;
  return wholly(() => lookFor(keyHash, until));
}

async function lookFor(keyHash: string, until: number): Promise<Looked> {
  let empty = true;
  for await (const page of pages()) {
    empty &&= page.length === 0;
    const item = page.find((one) => one.keyHash === keyHash);
    const entry = item && (await open(item));
    if (entry) return { entry, empty: false };
    if (performance.now() > until) throw new Error('The inbox is too full to look through in time.');
  }
  return { empty };
}

/** @returns undefined when it was taken away just now */
async function open({ place, name }: Item): Promise<Entry | undefined> {
  const stored = await readItem(place, name);
  if (!stored) return undefined;
  const text = await unseal(stored.bytes, name);
  const entry = text === undefined ? undefined : readEntry(text);
  if (!entry) throw new Error('An entry cannot be read: is INBOX_KEY the one it was sealed with?');
  return entry;
}
