/**
 * Which parts the map of the board has. There are a hundred thousand numbers that could be one, and each is an address of its own: what
 * lies far beyond those that were there a moment ago is not there, and the database is not asked.
 */
import { boardParts } from '../data/board.ts';

/** How long it is remembered, in milliseconds: no ten thousand ideas are put up meanwhile. */
const fresh = 60_000;

let known = { last: 0, at: Number.NEGATIVE_INFINITY };

/** @throws Away */
export async function readParts(): Promise<number[]> {
  const parts = await boardParts();
  known = { last: Math.max(...parts), at: performance.now() };
  return parts;
}

/** One more than there were may have come since. */
export function isFarBeyond(part: number): boolean {
  return performance.now() - known.at < fresh && part > known.last + 1;
}
