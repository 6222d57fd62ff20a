/**
 * Moves what waits in the inbox into the database, about oldest first. The states of an entry:
 *
 *   waiting ── the database has its row (read back) ──────────► gone from the inbox
 *           ── the database refuses it for good ─► stuck/ (written, read back) ─► gone from the waiting
 *           ── it cannot be unsealed, and is no write in progress ─► stuck/ in the same way
 *           ── anything else ─► waiting: another run comes
 *
 * A copy in stuck/ of what waits (it is tried again, or a move was cut off) goes when the row is there.
 *
 * Two runs at the same time, or one cut off anywhere, are harmless: the submission's id is unique in the database, which alone makes
 * it exactly once, and nothing leaves a place before it has been seen in the next.
 */
import { takeIn } from '../data/intake.ts';
import { isAwake, isKept } from '../data/kept.ts';
import { readEntry } from './entry.ts';
import { sealedLeast, unseal } from './seal.ts';
import {
  type Item,
  keepItem,
  longPatience,
  pages,
  readItem,
  readTwice,
  removeItem,
  wholly,
} from './store.ts';

export interface Drained {
  taken: number;
  stuck: number;
  /** Tried, and still waiting. */
  left: number;
  outcome: 'done' | 'outOfTime' | 'databaseAway' | 'inboxAway';
}

/** Entries looked at in one go, and how many of them at once. */
const batchMost = 500;
const atOnce = 8;
/** An entry that is being written at this moment may look broken; after this long it is. In milliseconds. */
const settled = 60_000;

/** @param limitMs no new entry is begun after this long (a scheduled function has 30 s, and each entry some of its own) */
export async function drain(limitMs: number): Promise<Drained> {
  const until = performance.now() + limitMs;
  const drained: Drained = { taken: 0, stuck: 0, left: 0, outcome: 'done' };
  const seen = new Set<string>();
  for (;;) {
    const batch = await wholly(() => nextBatch(seen, until)).catch(() => undefined);
    if (!batch) return { ...drained, outcome: 'inboxAway' };
    if (batch.length === 0) return drained;
    if (!(await isAwake())) return { ...drained, outcome: 'databaseAway' };
    drained.outcome = await work(batch, until, drained);
    if (drained.outcome !== 'done') return drained;
    for (const { name } of batch) seen.add(name);
  }
}

interface Waiting extends Item {
  /** It lies in stuck/ as well, or may. */
  isDouble: boolean;
}

/** The oldest of those that this run has not tried; where the store gives no order, the oldest of the first that come. */
async function nextBatch(seen: ReadonlySet<string>, until: number): Promise<Waiting[]> {
  const found: Item[] = [];
  const stuck = new Set<string>();
  let isWhole = false;
  try {
    for await (const page of pages(longPatience)) {
      found.push(...page.filter(({ place, name }) => place === 'waiting' && !seen.has(name)));
      for (const { place, name } of page) if (place === 'stuck') stuck.add(name);
      if (found.length >= batchMost * 4) break;
      if (performance.now() > until) throw new Error('The list of the inbox takes too long.');
    }
    isWhole = found.length < batchMost * 4;
  } catch (error) {
    // What was found is work enough; that there is no more must be certain.
    if (found.length === 0) throw error;
  }
  return found
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .slice(0, batchMost)
    .map((item) => ({ ...item, isDouble: !isWhole || stuck.has(item.name) }));
}

async function work(batch: Waiting[], until: number, drained: Drained): Promise<Drained['outcome']> {
  let outcome: Drained['outcome'] = 'done';
  const queue = batch.values();
  const worker = async () => {
    for (const item of queue) {
      if (outcome !== 'done') return;
      if (performance.now() > until) outcome = 'outOfTime';
      else {
        const became = await move(item).catch(() => 'left' as const);
        if (became !== 'gone') drained[became] += 1;
        // One that fails by itself holds nobody up; when it is the database that is away, going on is no use.
        if (became === 'left' && !(await isAwake())) outcome = 'databaseAway';
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcome;
}

/** One entry. `gone`: another run had taken it. */
async function move(item: Waiting): Promise<'taken' | 'stuck' | 'left' | 'gone'> {
  const { name, keyHash } = item;
  const stored = await readItem('waiting', name);
  if (!stored) return 'gone';
  const text = await unseal(stored.bytes, name);
  const entry = text === undefined ? undefined : readEntry(text);
  if (!entry) return setUnreadableAside(item, stored.bytes);
  const intake = await takeIn(entry.contribution, entry.receipt, { accepted: true });
  // The row itself is asked for, whatever was answered: an answer may be lost, or be about another try.
  if (await isKept(keyHash)) {
    await removeItem('waiting', name);
    if (item.isDouble) await removeItem('stuck', name);
    return 'taken';
  }
  return intake.outcome === 'refused' ? setAside(item, stored.bytes, intake.code) : 'left';
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
