/**
 * How often the database is asked for what nobody has a copy of. A reader is served by the CDN; what comes this far is a page that is
 * asked for the first time in a while. Somebody who makes up questions by the thousand gets no further than this. Where thousands do,
 * each from a network of their own, the common purse is empty for everybody: what is kept is still served to all, the database stays
 * upright, and whoever asks for something new waits with them.
 *
 * Kept in the memory of one instance of the functions, nowhere else: an address is forgotten when it has been quiet for a minute or
 * two (it is never written down), and with many instances the limit is that much higher. It is a brake, not a promise.
 */
import kommun from '../../src/kommun/kommun.config.ts';
import { isExempt, networkOf } from './source.ts';

/** Questions that one address may have in hand, and how many it gets back in a second: a class in one room can search at once. */
const each = { most: 60, perSecond: 1 };
/** The same for everybody together. */
const all = { most: 600, perSecond: 30 };
/** Addresses remembered; the one that has been quiet the longest is forgotten first. */
const addressesMost = 5000;

interface Purse {
  left: number;
  at: number;
}

const purses = new Map<string, Purse>();
let common: Purse = { left: all.most, at: 0 };

/**
 * May this address have the database asked now? Counts the questions when it may.
 * @param address the client's as the host gives it; never a header that the client can set
 * @param now milliseconds
 * @param questions how many the answer takes at most
 */
export function mayAsk(address: string, now = Date.now(), questions = 1): boolean {
  if (isExempt(address, kommun.limits.exempt)) return true;
  const network = networkOf(address);
  const own = filled(purses.get(network), each, now);
  purses.delete(network);
  purses.set(network, own);
  if (purses.size > addressesMost) purses.delete(purses.keys().next().value ?? '');
  common = filled(common, all, now);
  if (own.left < questions || common.left < questions) return false;
  own.left -= questions;
  common.left -= questions;
  return true;
}

function filled(purse: Purse | undefined, { most, perSecond }: typeof each, now: number): Purse {
  if (!purse) return { left: most, at: now };
  const left = Math.min(most, purse.left + (Math.max(0, now - purse.at) / 1000) * perSecond);
  return { left, at: now };
}

/** As if nobody had ever asked: for tests that begin anew in the same process. */
export function forgetAll(): void {
  purses.clear();
  common = { left: all.most, at: 0 };
}
