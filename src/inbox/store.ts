/**
 * The only code that knows Netlify Blobs, and it does not believe them: every request has a time limit of its own, the library's
 * retries (25 s in an outage) never begin, and a store that says it is not there is not taken for an empty one.
 * Nothing conditional is used: those writes report success on 401–503 (netlify/primitives #741).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { getStore, type Store } from '@netlify/blobs';
import { type Named, readName } from './entry.ts';

/** Longest wait for one request to the store, in milliseconds. */
const patience = 1500;
/** The same for a page of a list where nobody waits: the local store gives thousands of names in one page. */
export const longPatience = 10_000;

/** After this long no second try is begun: somebody waits for the answer. In milliseconds. */
const secondTryWithin = 2000;

/** `stuck`: what the database refuses for good, kept until a person has dealt with it. */
export type Place = 'waiting' | 'stuck';
const prefixes: Record<Place, string> = { waiting: '', stuck: 'stuck/' };

export interface Item extends Named {
  place: Place;
}

export interface Stored {
  bytes: Uint8Array<ArrayBuffer>;
  /** Why it is stuck, and since when (ISO 8601). */
  reason: string;
  at: string;
}

/**
 * Comes after every other name. A list without it broke off: the local store stops where a file vanishes while it looks, a store that
 * was never used gives none, and an outage may answer with nothing at all.
 */
const theEnd = 'the-end';

/** Longest time for one list: a store may name one more page for ever. In milliseconds. */
const listPatience = 60_000;
/** How often a list that broke off is begun again, and how soon, in milliseconds. */
const listTries = 3;
const listPause = 50;

export class BrokeOff extends Error {}

const answered = [200, 204, 404];
// No status that the library would try again for.
const gone = () => new Response(null, { status: 424 });

/**
 * What lies in the store, a page at a time; nothing is promised about the order.
 * @param wait longest for one page, in milliseconds
 * @throws BrokeOff at the end when that was not everything, Error when the store does not answer
 */
export async function* pages(wait = patience): AsyncGenerator<Item[]> {
  const until = performance.now() + listPatience;
  let isWhole = false;
  for await (const { blobs } of open(wait).list({ paginate: true })) {
    isWhole ||= blobs.some(({ key }) => key === theEnd);
    yield blobs.flatMap(({ key }) => itemOf(key) ?? []);
    if (performance.now() > until) throw new Error('The list of the inbox has no end.');
  }
  if (!isWhole) throw new BrokeOff('The list of the inbox broke off.');
}

/** Reads lists again when they broke off, and makes sure that they can be whole. */
export async function wholly<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BrokeOff) || tries === listTries) throw error;
      await ensureOpened();
      await sleep(listPause);
    }
  }
}

/** Makes sure that the store is there to be listed. Asks first: each write makes lists break off that others read at the moment. */
export async function ensureOpened(): Promise<void> {
  const store = open();
  if ((await store.get(theEnd)) === null) await store.set(theEnd, '');
}

/** @returns null when it is not there */
export async function readItem(place: Place, name: string): Promise<Stored | null> {
  const found = await open().getWithMetadata(prefixes[place] + name, { type: 'arrayBuffer' });
  if (!found) return null;
  const { reason = '', at = '' } = found.metadata as Record<string, string>;
  return { bytes: new Uint8Array(found.data), reason, at };
}

/**
 * For bytes that nothing else vouches for, before they become the only ones.
 * @returns null when it is not there, or two readings differ
 */
export async function readTwice(place: Place, name: string): Promise<Stored | null> {
  const [first, second] = [await readItem(place, name), await readItem(place, name)];
  return first && second && Buffer.compare(first.bytes, second.bytes) === 0 ? first : null;
}

/**
 * Writes, reads back and compares; a write whose answer was lost may have worked, and one that was answered may not have.
 * Once more when it is not there or cannot be read, and there is time.
 * @returns whether it is kept
 */
export async function keepItem(
  place: Place,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  why: { reason: string; at: string } = { reason: '', at: '' },
): Promise<boolean> {
  const until = performance.now() + secondTryWithin;
  for (let tries = 0; tries < 2 && performance.now() < until; tries += 1) {
    await open()
      .set(prefixes[place] + name, bytes.buffer, why.reason ? { metadata: why } : {})
      .catch(() => undefined);
    const kept = await readItem(place, name).catch(() => null);
    if (kept && kept.reason === why.reason && Buffer.compare(kept.bytes, bytes) === 0) return true;
  }
  return false;
}

/** Taking away what is not there is no fault. */
export function removeItem(place: Place, name: string): Promise<void> {
  return open().delete(prefixes[place] + name);
}

function itemOf(key: string): Item | undefined {
  const place = key.startsWith(prefixes.stuck) ? 'stuck' : 'waiting';
  const named = readName(key.slice(prefixes[place].length));
  return named && { ...named, place };
}

/** A new one each time: on Netlify its address and token are those of the present call. */
function open(wait = patience): Store {
  const impatient: typeof fetch = async (input, init) => {
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.timeout(wait) });
      return answered.includes(response.status) ? response : gone();
    } catch {
      return gone();
    }
  };
  const { NETLIFY_SITE_ID: siteID, NETLIFY_AUTH_TOKEN: token } = process.env;
  return getStore({
    name: 'inbox',
    consistency: 'strong',
    fetch: impatient,
    ...(siteID && token ? { siteID, token } : {}),
  });
}
