import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { allItems } from '../../src/inbox/tend.ts';
import { anIdea, anOffer } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { aWaitingIdea, lay, layAll, type Waiting } from '../support/entries.ts';
import { useInbox } from '../support/inbox.ts';
import { watchLogs } from '../support/logs.ts';
import { beTold, eventually, requireFound, requireOnce, type Told } from '../support/promises.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
const inbox = useInbox();
watchLogs();
let proxy: TroubledProxy;

/** Every other request goes well, and each of the others has another fate. */
const moods: Mood[] = [
  'well',
  'drops',
  'well',
  'losesTheAnswer',
  'well',
  { status: 503 },
  'well',
  'stopsHalfWay',
];
let comesAndGoes = false;
let turn = 0;

beforeAll(async () => {
  const next = () => (comesAndGoes ? moods[turn++ % moods.length] : undefined);
  proxy = await startProxy(database.supabaseUrl, { next });
  process.env.SUPABASE_URL = proxy.url;
});
beforeEach(() => inbox.empty());
afterAll(() => proxy.stop());

async function drainEverything(): Promise<void> {
  comesAndGoes = false;
  await eventually('left the inbox', async () => {
    await drain(20_000);
    return (await allItems()).length === 0;
  });
}

const inHand = ({ key, reference }: Waiting): Told => ({ status: 202, key, reference, waitedMs: 0 });

/** Runs of the drain one after the other, as long as something lasts. */
async function drainWhile(lasts: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = lasts.then(() => {
    isOver = true;
  });
  while (!isOver) await drain(20_000);
  await over;
}

test.each([
  ['idea', (words: string) => anIdea({ title: words, description: `Varje vecka: ${words}` })],
  ['offer', (words: string) => anOffer({ description: words })],
] as const)(
  'fifty times the same %s at once, while the database comes and goes and two drains run, is there once',
  async (kind, write) => {
    const words = `Femtio på en gång, ${kind} ${crypto.randomUUID()}`;
    const send = (n: number) =>
      beTold(() => (n % 2 ? sendAsBrowser : sendAsProgram)(kind, write(words)), words);
    const first = await send(0);
    comesAndGoes = true;
    const sending = Promise.all(
      Array.from({ length: 49 }, async (_, n) => {
        await sleep((n % 10) * 15);
        return send(n);
      }),
    );
    const [others] = await Promise.all([sending, drainWhile(sending), drainWhile(sending)]);
    await drainEverything();
    await requireOnce(database.sql, words, [first, ...others]);
    // Both roads were walked, or this test says nothing.
    expect([first, ...others].map(({ status }) => status)).toEqual(expect.arrayContaining([201, 202, 303]));
  },
);

test('sending again while two drains take the first one in leads to the same', async () => {
  for (let round = 0; round < 10; round += 1) {
    const words = `Om igen ${crypto.randomUUID()}`;
    const idea = { title: words, description: `Varje vecka: ${words}` };
    const first = aWaitingIdea(idea);
    await lay(first);
    const [again] = await Promise.all([
      beTold(() => sendAsProgram('idea', anIdea(idea)), words),
      drain(20_000),
      drain(20_000),
    ]);
    await drainEverything();
    await requireOnce(database.sql, words, [inHand(first), again]);
  }
});

/** Opens the private pages over and over as long as something lasts, four people at a time. */
async function visitWhile(lasts: Promise<unknown>, pages: readonly Waiting[]) {
  const seen = { waiting: 0, kept: 0, away: 0, missing: 0 };
  let isOver = false;
  const visitor = async (_: unknown, from: number) => {
    for (let at = from; !isOver; at += 1) {
      const { found, away } = await findMine(pages[at % pages.length]?.key ?? '');
      if (away) seen.away += 1;
      else if (!found) seen.missing += 1;
      else seen[found.waiting ? 'waiting' : 'kept'] += 1;
    }
  };
  const visitors = Array.from({ length: 4 }, visitor);
  await lasts;
  isOver = true;
  await Promise.all(visitors);
  return seen;
}

test('a private page never says that it is missing while the contribution moves into the database', async () => {
  const waiting = Array.from({ length: 60 }, () => aWaitingIdea());
  await layAll(waiting);
  const seen = await visitWhile(drainEverything(), waiting);
  expect(seen).toMatchObject({ missing: 0 });
  expect(seen.kept).toBeGreaterThan(0);
  for (const { key } of waiting) await requireFound({ live: (act) => act() }, key);
});

test('nor while others come into the inbox', async () => {
  const waiting = Array.from({ length: 5 }, () => aWaitingIdea());
  await layAll(waiting);
  const seen = await visitWhile(layAll(Array.from({ length: 150 }, () => aWaitingIdea())), waiting);
  expect(seen).toMatchObject({ missing: 0, kept: 0 });
  expect(seen.waiting).toBeGreaterThan(0);
});
