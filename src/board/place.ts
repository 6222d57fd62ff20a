/**
 * Where a page of a list goes on, as it stands in a link that can be shared. It is signed, so that nobody makes up places by the
 * thousand and has the database look each of them up: one that we did not give leads to the first page, as does one from before the
 * secret was changed.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BoardPlace } from '../domain/board.ts';

/** As long as guessing it costs more than what it opens, which everyone may read: 64 bits. */
const sealBytes = 8;

/** "3_2026-11-28T14:36:39.433605+00:00_17", with its seal, in letters that need no escape. */
export function placeInWords({ free, at, id }: BoardPlace): string {
  const written = Buffer.from(`${free}_${at}_${id}`);
  return Buffer.concat([sealOf(written), written]).toString('base64url');
}

/** The place, or undefined for everything that {@link placeInWords} did not write. */
export function placeIn(written: string): BoardPlace | undefined {
  if (!/^[\w-]{20,120}$/.test(written)) return undefined;
  const bytes = Buffer.from(written, 'base64url');
  // The last letter has bits to spare: of several ways to write the same, one is ours.
  if (bytes.toString('base64url') !== written) return undefined;
  const [seal, place] = [bytes.subarray(0, sealBytes), bytes.subarray(sealBytes)];
  if (!timingSafeEqual(seal, sealOf(place))) return undefined;
  const [free = '', at = '', id = ''] = place.toString().split('_');
  return { free: Number(free), at, id: Number(id) };
}

/** The functions' secret is one that every installation has already. */
function sealOf(place: Buffer): Buffer {
  return createHmac('sha256', `place ${process.env.SUPABASE_SECRET_KEY ?? ''}`)
    .update(place)
    .digest()
    .subarray(0, sealBytes);
}
