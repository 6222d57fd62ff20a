/** Somebody who can read and write the inbox's files: what lies there, and putting something else in its place. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { type Drained, drain } from '../../../src/inbox/drain.ts';
import { allItems } from '../../../src/inbox/tend.ts';
import { newWords } from '../contributions.ts';
import { type Owned, victimsIdea, victimsOffer, type World } from './world.ts';

export interface Sealed {
  /** As the store knows it: `<epoch ms>-<hash of the private key>`. */
  name: string;
  file: string;
  bytes: Buffer;
}

/** What stands in it, in other words than in the database, and the words that a file of ours would have. */
const idea = { ...victimsIdea, title: 'Kantareller i kastrull', helps: 'Gulfotshattarna' };
const offer = { ...victimsOffer, description: 'Jag kan visa var de växer.' };
export const wordsInside = [
  ...[...Object.values(idea), ...Object.values(offer)].filter((one) => typeof one === 'string'),
  ...['description', 'received', 'K3-', 'contribution'],
];

/** Before each test an idea and an offer wait, because the database did not answer when they were sent. */
export function useWaiting(world: World) {
  const waiting = {
    idea: { key: '', hash: '', reference: '', path: '' } satisfies Owned,
    offer: { key: '', hash: '', reference: '', path: '' } satisfies Owned,
    /** How many contributions the database had. */
    before: 0,
    kept: async () => (await world.database.sql`select from app.contributions`).length,
    stuck: async () => (await allItems()).filter(({ place }) => place === 'stuck').map(({ name }) => name),
    look: async ({ path }: Owned) => (await world.ask(path, { asVictim: true })).status,
    /** A run by the clock so much later that nothing can be a write in progress any more. */
    async drainLater(): Promise<Drained> {
      vi.setSystemTime(Date.now() + 120_000);
      return drain(5000).finally(() => vi.useRealTimers());
    },
  };
  beforeEach(async () => {
    waiting.before = await waiting.kept();
    await world.whileAway(async () => {
      waiting.idea = await world.leave('idea', { ...idea, needsNote: newWords() });
      waiting.offer = await world.leave('offer', { ...offer, displayName: newWords().slice(0, 60) });
    });
  });
  afterEach(() => {
    world.inbox.empty();
    return drain(1000);
  });
  return waiting;
}

/** What lies there for the owner of this key. */
export function entryOf({ inbox }: World, { hash }: Owned): Sealed {
  for (const [path, bytes] of inbox.files()) {
    if (path.endsWith(hash)) return { name: basename(path), file: join(inbox.folder, path), bytes };
  }
  throw new Error('Nothing of theirs waits in the inbox.');
}

export function overwrite({ file }: Sealed, bytes: Buffer): void {
  writeFileSync(file, bytes);
}

/** Lays bytes beside an entry, under a name of one's own. */
export function layBeside({ file }: Sealed, name: string, bytes: Buffer): void {
  writeFileSync(join(dirname(file), name), bytes);
}

/** Names that no entry has. */
export const rubbishNames = ['x', '.hidden', 'a'.repeat(200), '0-0', `9999999999999-${'f'.repeat(64)}`];

interface Tampering {
  attack: string;
  change: (bytes: Buffer) => Buffer;
  /** So short that it may be a reading that went wrong: it is left where it is, and health tells of it. */
  isLeft?: boolean;
}

/** Ways to change sealed bytes. */
export const tamperings: readonly Tampering[] = [
  { attack: 'changes one bit in the middle', change: (bytes) => flipped(bytes, bytes.length >> 1) },
  { attack: 'changes the nonce', change: (bytes) => flipped(bytes, 0) },
  { attack: 'changes the tag', change: (bytes) => flipped(bytes, bytes.length - 1) },
  { attack: 'cuts the end off', change: (bytes) => bytes.subarray(0, -1) },
  { attack: 'leaves only the nonce', change: (bytes) => bytes.subarray(0, 12), isLeft: true },
  { attack: 'leaves nothing', change: () => Buffer.alloc(0), isLeft: true },
  { attack: 'writes more behind it', change: (bytes) => Buffer.concat([bytes, Buffer.from('x')]) },
  { attack: 'puts JSON there that is not sealed', change: () => Buffer.from(forgedEntry()) },
  { attack: 'puts noise there', change: (bytes) => randomBytes(bytes.length) },
];

function forgedEntry(): string {
  const content = { ...idea, area: 'whole', topics: [], needs: [], hats: [], language: 'sv' };
  return JSON.stringify({ version: 1, contribution: { kind: 'idea', content }, receipt: {} });
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
