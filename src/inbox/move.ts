/**
 * Moves entries of the inbox into the database. The states of an entry:
 *
 *   waiting ── the database has its row (read back) ──────────► gone from the inbox
 *           ── the database refuses it for good ─► stuck/ (written, read back) ─► gone from the waiting
 *           ── it cannot be unsealed, and is no write in progress ─► stuck/ in the same way
 *           ── anything else ─► waiting: another run comes
 *
 * A copy in stuck/ of what waits (it is tried again, or a move was cut off) goes when the row is there.
 *
 * Two at the same time, or one cut off anywhere, are harmless: the submission's id is unique in the database, which alone makes
 * it exactly once, and nothing leaves a place before it has been seen in the next.
 */
import { takeIn } from '../data/intake.ts';
import { keptOf } from '../data/kept.ts';
import type { Intake } from '../domain/intake.ts';
import { readEntry } from './entry.ts';
import { sealedLeast, unseal } from './seal.ts';
import { type Item, keepItem, readItem, readTwice, removeItem } from './store.ts';

export interface Waiting extends Item {
  /** It lies in stuck/ as well, or may. */
  isDouble: boolean;
}

/** `gone`: somebody else had moved it. */
export type Became = 'taken' | 'stuck' | 'left' | 'gone';

/** What the database said of an entry. */
interface Said {
  bytes: Uint8Array<ArrayBuffer>;
  intake: Intake;
}

/** An entry that is being written at this moment may look broken; after this long it is. In milliseconds. */
const settled = 60_000;

/** @returns what became of each, in the same order; never throws */
export async function move(items: Waiting[]): Promise<Became[]> {
  const tried = await Promise.all(items.map((item) => handOver(item).catch(() => 'left' as const)));
  const asked = items.filter((_, n) => typeof tried[n] === 'object').map(({ keyHash }) => keyHash);
  // The rows themselves are asked for, whatever was answered: an answer may be lost, or be about another try.
  const kept = asked.length > 0 ? await keptOf(asked) : undefined;
  const end = async (item: Waiting, said: Said | Became | undefined): Promise<Became> => {
    if (typeof said !== 'object') return said ?? 'left';
    if (!kept) return 'left';
    if (kept.has(item.keyHash)) return clear(item);
    return said.intake.outcome === 'refused' ? setAside(item, said.bytes, said.intake.code) : 'left';
  };
  return Promise.all(items.map((item, n) => end(item, tried[n]).catch(() => 'left' as const)));
}

async function handOver(item: Waiting): Promise<Said | Became> {
  const stored = await readItem('waiting', item.name);
  if (!stored) return 'gone';
  const text = await unseal(stored.bytes, item.name);
  const entry = text === undefined ? undefined : readEntry(text);
  if (!entry) return setUnreadableAside(item, stored.bytes);
  return {
    bytes: stored.bytes,
    intake: await takeIn(entry.contribution, entry.receipt, { accepted: true }),
  };
}

async function clear({ name, isDouble }: Waiting): Promise<'taken'> {
  await removeItem('waiting', name);
  if (isDouble) await removeItem('stuck', name);
  return 'taken';
}

/** Is it what lies there that is broken, or what was read of it? For these bytes nobody vouches, so they are looked at again. */
async function setUnreadableAside(item: Item, bytes: Uint8Array<ArrayBuffer>): Promise<'stuck' | 'left'> {
  if (Date.now() - item.arrivedAt < settled || bytes.length < sealedLeast) return 'left';
  const again = await readTwice('waiting', item.name);
  if (!again || Buffer.compare(again.bytes, bytes) !== 0) return 'left';
  return setAside(item, bytes, 'unreadable');
}

async function setAside(
  { name }: Item,
  bytes: Uint8Array<ArrayBuffer>,
  reason: string,
): Promise<'stuck' | 'left'> {
  const kept = await keepItem('stuck', name, bytes, { reason, at: new Date().toISOString() });
  if (!kept) return 'left';
  await removeItem('waiting', name);
  return 'stuck';
}
