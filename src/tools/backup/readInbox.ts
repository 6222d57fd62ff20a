/** The inbox as lines of a backup. */
import { setTimeout as sleep } from 'node:timers/promises';
import { unseal } from '../../inbox/seal.ts';
import { ensureOpened, type Item, readItem } from '../../inbox/store.ts';
import { allItems } from '../../inbox/tend.ts';
import { Problem } from '../problem.ts';
import { type Contents, type EntryLine, writeLine } from './format.ts';

type Say = (text: string) => void;
type Place = Item['place'];

/** Entries read at the same time. */
const atOnce = 8;
/** Tries before the inbox is said to be away. */
const triesMost = 3;

/**
 * Gives the lines of every entry, some at a time, and counts them in `contents`. To be read to its end before the database is: what is
 * drained in between is then in both, which is harmless, and the other way round it would be in neither.
 */
export async function* readInbox(contents: Contents, say: Say): AsyncGenerator<string> {
  const seen = new Set<string>();
  let sealed = 0;
  // Twice: what a person moved from one place to the other while we looked stands in its new one by then, and what could not be
  // opened because it was just being written is whole.
  for (const isLast of [false, true]) {
    const items = await persistently(list);
    const unseen = items.filter((item) => !seen.has(keyOf(item)));
    for (let at = 0; at < unseen.length; at += atOnce) {
      const read = (await Promise.all(unseen.slice(at, at + atOnce).map(readEntry))).flat();
      const lines = read.filter(({ text }) => isLast || text !== undefined);
      for (const { inbox, name, text } of lines) {
        contents.inbox[inbox] += 1;
        if (text === undefined) sealed += 1;
        seen.add(keyOf({ place: inbox, name }));
      }
      yield lines.map(writeLine).join('');
    }
  }
  const { waiting, stuck } = contents.inbox;
  say(`  inbox: ${waiting} waiting, ${stuck} stuck`);
  if (sealed > 0)
    say(`  ${sealed} of them cannot be opened with this INBOX_KEY and are kept sealed: keep their key too.`);
}

function keyOf({ place, name }: { place: Place; name: string }): string {
  return `${place}/${name}`;
}

async function list(): Promise<Item[]> {
  await ensureOpened();
  return allItems();
}

/** Nothing when it is gone: then it is in the database, or in its new place in the second round. */
async function readEntry({ place, name }: Item): Promise<EntryLine[]> {
  const stored = await persistently(() => readItem(place, name));
  if (!stored) return [];
  const { bytes, reason, at } = stored;
  const text = await unseal(bytes, name);
  const content = text === undefined ? { bytes: Buffer.from(bytes).toString('base64') } : { text };
  return [{ inbox: place, name, ...content, reason, at }];
}

async function persistently<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch {
      if (tries === triesMost)
        throw new Problem(
          'The inbox does not answer, and a backup without it would not be whole. Run again in a while.',
        );
      await sleep(300);
    }
  }
}
