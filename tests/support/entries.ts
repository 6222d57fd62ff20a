/** What waits in an inbox, put there without anybody having sent it: of any age, and as wrong as one likes. */
import { randomBytes, randomUUID } from 'node:crypto';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import type { Contribution } from '../../src/domain/intake.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import { makeOfferSchema } from '../../src/domain/offer.ts';
import { hashOfKey, keyBytes, keyFrom, referenceBytes, referenceFrom } from '../../src/domain/reference.ts';
import { type Entry, nameOf, writeEntry } from '../../src/inbox/entry.ts';
import { seal } from '../../src/inbox/seal.ts';
import { keepItem } from '../../src/inbox/store.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { anIdea, anOffer } from './contributions.ts';
import { eventually } from './promises.ts';

const choices = choicesOf(kommun);
const ideas = makeIdeaSchema(choices);
const offers = makeOfferSchema(choices);

export interface Waiting {
  name: string;
  /** The private key of the one who sent it. */
  key: string;
  reference: string;
  entry: Entry;
}

/** @param own fields of the idea, kept to the domain's rules */
export function aWaitingIdea(own: Record<string, unknown> = {}, arrivedAt = new Date()): Waiting {
  return waiting({ kind: 'idea', content: ideas.parse(anIdea(own)) }, arrivedAt);
}

export function aWaitingOffer(own: Record<string, unknown> = {}, arrivedAt = new Date()): Waiting {
  return waiting({ kind: 'offer', content: offers.parse(anOffer(own)) }, arrivedAt);
}

/** One that the database refuses for good: its title is longer than any may be. */
export function aRefusedIdea(own: Record<string, unknown> = {}, arrivedAt = new Date()): Waiting {
  const made = aWaitingIdea(own, arrivedAt);
  made.entry.contribution.content = {
    ...made.entry.contribution.content,
    title: 'lång '.repeat(30).trim(),
  } as never;
  return made;
}

function waiting(contribution: Contribution, arrivedAt: Date): Waiting {
  const key = keyFrom(randomBytes(keyBytes));
  const reference = referenceFrom(randomBytes(referenceBytes));
  const receipt = {
    submission: randomUUID(),
    keyHash: hashOfKey(key),
    reference,
    arrivedAt,
    noticeVersion: kommun.privacy.version,
    readBy: '2026-12-01',
    flagged: false,
  };
  return { name: nameOf(receipt), key, reference, entry: { contribution, receipt } };
}

/** Puts it into the inbox that the environment names, sealed like any other. */
export async function lay({ name, entry }: Waiting): Promise<void> {
  await layBytes(name, await seal(writeEntry(entry), name));
}

/** Many, a few at a time. */
export async function layAll(many: readonly Waiting[]): Promise<void> {
  const queue = many.values();
  const worker = async () => {
    for (const one of queue) await lay(one);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

export async function layBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await eventually('was written', () => keepItem('waiting', name, bytes));
}
