/** The entries of a backup into the inbox of this installation, each sealed anew under its own name. */
import { seal } from '../../inbox/seal.ts';
import { ensureOpened, keepItem, removeItem } from '../../inbox/store.ts';
import { allItems } from '../../inbox/tend.ts';
import { Problem } from '../problem.ts';
import type { EntryLine, Line } from './format.ts';
import { progress } from './progress.ts';

type Say = (text: string) => void;

/** Entries written at the same time. */
const atOnce = 8;

/** What lies there now. @throws Problem when the inbox does not answer */
export async function listInbox(): Promise<Set<string>> {
  try {
    await ensureOpened();
    return new Set((await allItems()).map(({ place, name }) => keyOf(place, name)));
  } catch {
    throw new Problem('The inbox does not answer. Nothing was restored; run again in a while.');
  }
}

/**
 * Refuses an inbox with anything that is not in the backup. What is in both is the same submission (its name is made of its private
 * key): a restore that was killed has left it there.
 */
export async function requireNothingElse(
  there: ReadonlySet<string>,
  lines: AsyncIterable<Line>,
): Promise<void> {
  const others = new Set(there);
  for await (const { inbox, name } of entries(lines)) others.delete(keyOf(inbox, name));
  if (others.size === 0) return;
  throw new Problem(
    `The inbox is not empty: ${others.size} of its entries are not in the backup. If they came to this very site while its ` +
      'database was away, run again with "-- FILE --keep-inbox": they stay, and are moved into the database afterwards. ' +
      'If not, use another inbox (K3_DATA).',
  );
}

interface Writing {
  /** What lay there before. */
  there: ReadonlySet<string>;
  total: number;
  say: Say;
  signal: AbortSignal;
}

/** Puts all entries there, or (when that fails) leaves none that was not there before. */
export async function writeInbox(lines: AsyncIterable<Line>, { there, total, say, signal }: Writing) {
  const tell = progress('inbox', total, say);
  const added: Pick<EntryLine, 'inbox' | 'name'>[] = [];
  let done = 0;
  try {
    for await (const group of groups(entries(lines))) {
      signal.throwIfAborted();
      for (const { inbox, name } of group) if (!there.has(keyOf(inbox, name))) added.push({ inbox, name });
      await Promise.all(group.map(keepEntry));
      done += group.length;
      tell(done);
    }
  } catch (error) {
    for await (const group of groups(added))
      await Promise.all(group.map(({ inbox, name }) => removeItem(inbox, name)));
    throw error;
  }
  say(`  inbox: ${done}`);
}

async function keepEntry({ inbox, name, text, bytes = '', reason, at }: EntryLine): Promise<void> {
  const content = text === undefined ? new Uint8Array(Buffer.from(bytes, 'base64')) : await seal(text, name);
  if (await keepItem(inbox, name, content, { reason, at })) return;
  throw new Problem(
    'The inbox does not keep what is written to it. Nothing was restored; run again in a while.',
  );
}

async function* groups<T>(all: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const one of all) {
    group.push(one);
    if (group.length < atOnce) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** They stand first in the file, so reading ends with them. */
async function* entries(lines: AsyncIterable<Line>): AsyncGenerator<EntryLine> {
  for await (const line of lines) {
    if ('table' in line) return;
    yield line;
  }
}

function keyOf(place: EntryLine['inbox'], name: string): string {
  return `${place}/${name}`;
}
