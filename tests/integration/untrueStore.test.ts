import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { allItems, retry } from '../../src/inbox/tend.ts';
import { anIdea } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { aRefusedIdea, aWaitingIdea, lay, type Waiting } from '../support/entries.ts';
import { useInbox } from '../support/inbox.ts';
import {
  doneBut,
  foreign,
  giving,
  half,
  inPagesOf,
  keeping,
  listing,
  nothing,
  once,
  onceEach,
  onDelete,
  onList,
  only,
  onRead,
  onWrite,
  otherBytes,
  withoutEnd,
} from '../support/lies.ts';
import { watchLogs } from '../support/logs.ts';
import { beTold, requireOnce } from '../support/promises.ts';
import { type Lie, type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { sendAsBrowser } from '../support/send.ts';

const database = useDatabase();
const inbox = useInbox();
watchLogs();
let store: TroubledProxy;

beforeAll(async () => {
  store = await startProxy(inbox.address);
  inbox.pointAt(store.url);
});
beforeEach(() => {
  process.env.SUPABASE_URL = database.supabaseUrl;
  store.mood = 'well';
  inbox.empty();
});
afterAll(() => store.stop());

const databaseGoesAway = () => {
  process.env.SUPABASE_URL = 'http://127.0.0.1:9';
};

async function withStore<T>(mood: Mood, act: () => Promise<T>): Promise<T> {
  store.mood = mood;
  try {
    return await act();
  } finally {
    store.mood = 'well';
  }
}

const statuses = [401, 403, 404, 412, 413, 429, 500, 503];

describe('nobody is told that it is kept unless it is', () => {
  const lies: [string, Lie, accepted: boolean][] = [
    ['says that it wrote, and keeps nothing', onWrite(only(200)), false],
    ['keeps other bytes', onWrite(keeping(otherBytes)), false],
    ['keeps half of it', onWrite(keeping(half)), false],
    ['keeps nothing of it but the name', onWrite(keeping(nothing)), false],
    ['keeps other bytes once', onWrite(once(keeping(otherBytes))), true],
    ['forgets the first write', onWrite(once(only(200))), true],
    ['gives other bytes back', onRead(giving(otherBytes)), false],
    ['gives half of it back', onRead(giving(half)), false],
    ['gives an empty value back', onRead(giving(nothing)), false],
    ['gives half of it back once', onRead(once(giving(half))), true],
    ['does not find it at once', onRead(once(only(404))), true],
    ...statuses.flatMap((status): [string, Lie, boolean][] => [
      [`answers a write with ${status}`, onWrite(only(status)), false],
      [`answers a write with ${status} once`, onWrite(once(only(status))), true],
      [`answers a write with ${status} and has kept it`, onWrite(doneBut(status)), true],
      [`answers a read with ${status}`, onRead(only(status)), false],
    ]),
  ];

  test.each(lies)('the store %s', async (_, lie, accepted) => {
    const words = `Läxhjälp ${crypto.randomUUID()}`;
    const send = () =>
      beTold(
        () => sendAsBrowser('idea', anIdea({ title: words, description: `Varje vecka: ${words}` })),
        words,
      );
    databaseGoesAway();
    const asked = store.asked;
    const first = await withStore(lie, send);
    expect(first.status).toBe(accepted ? 303 : 503);
    // The library's own five retries never begin: a count and two tries of a write and a read.
    expect(store.asked - asked).toBeLessThanOrEqual(5);

    process.env.SUPABASE_URL = database.supabaseUrl;
    const given = [first];
    if (first.key) expect((await findMine(first.key)).found?.content).toMatchObject({ title: words });
    else given.push(await send());
    await drain(20_000);
    await requireOnce(database.sql, words, given);
  });
});

/** So many entries of an hour ago; what cannot be read is not being written any more. */
async function layMany(number = 4): Promise<Waiting[]> {
  const hourAgo = Date.now() - 3_600_000;
  const many = Array.from({ length: number }, (_, at) => aWaitingIdea({}, new Date(hourAgo + at)));
  for (const one of many) await lay(one);
  return many;
}

/**
 * With a true store, everything gets to where it belongs; what was set aside is tried again by hand.
 * @param stuck what the database refuses
 */
async function expectAllOnce(many: readonly Waiting[], ...stuck: Waiting[]): Promise<void> {
  await drain(20_000);
  for (const item of await allItems()) if (item.place === 'stuck') expect(await retry(item)).toBe(true);
  await drain(20_000);
  const left = (await allItems()).map(({ place, name }) => `${place} ${name}`);
  expect(left).toEqual(stuck.map(({ name }) => `stuck ${name}`));
  for (const { entry, key, reference } of many) {
    const { title } = entry.contribution.content as { title: string };
    await requireOnce(database.sql, title, [{ status: 202, key, reference, waitedMs: 0 }]);
  }
}

const harmless: [string, Mood][] = [
  ['doubled', listing((blobs) => blobs.flatMap((blob) => [blob, blob]))],
  ['backwards', listing((blobs) => blobs.toReversed())],
  ['with names that are none of ours', listing((blobs) => [...foreign, ...blobs])],
  ['in pages of one', inPagesOf(1)],
  ['in pages of three', inPagesOf(3)],
];

const broken: [string, Mood][] = [
  ['empty, and is not', listing(() => [])],
  ['half of it', listing((blobs) => blobs.slice(0, blobs.length / 2))],
  ['all but the first, and breaks off', listing((blobs) => blobs.slice(1, -1))],
  ['without anything in it', onList(only(200, '{}'))],
  ['no JSON', onList(only(200, '<h1>Not now</h1>'))],
  ['one page after the other for ever', withoutEnd],
  ['never there', onList((_, passOn) => new Promise((resolve) => setTimeout(() => resolve(passOn()), 3000)))],
  ...statuses.map((status): [string, Mood] => [`${status}`, onList(only(status))]),
];

describe('a list of the store that is', () => {
  test.each(harmless)('%s hides nothing from the private page or the drain', async (_, lie) => {
    const many = await layMany();
    await withStore(lie, async () => {
      for (const { key } of many) expect((await findMine(key)).found?.waiting).toBe(true);
      expect(await drain(20_000)).toMatchObject({ stuck: 0, left: 0, outcome: 'done' });
    });
    expect(await allItems()).toEqual([]);
    await expectAllOnce(many);
  });

  test.each(broken)('%s makes nobody’s contribution missing, and none is lost', async (_, lie) => {
    const many = await layMany();
    const begun = performance.now();
    const told = await withStore(lie, () => Promise.all(many.map(({ key }) => findMine(key))));
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(told.filter(({ found, away }) => !found && !away)).toEqual([]);
    await withStore(lie, () => drain(2000));
    await expectAllOnce(many);
  });
});

describe('while the inbox is drained, nothing is lost and nothing there twice when the store', () => {
  const unwell: [string, Lie][] = [
    ['says that it deletes, and does not', onDelete(only(204))],
    ['answers 500 to a delete, and deletes', onDelete(doneBut(500))],
    ['gives other bytes', onRead(giving(otherBytes))],
    ['gives other bytes once', onRead(onceEach(giving(otherBytes)))],
    ['gives half of each', onRead(giving(half))],
    ['gives half of each once', onRead(onceEach(giving(half)))],
    ['gives empty values', onRead(giving(nothing))],
    ['finds nothing that it lists', onRead(only(404))],
    ['finds nothing at first', onRead(onceEach(only(404)))],
    ['keeps other bytes of what is set aside', onWrite(keeping(otherBytes))],
    ['keeps nothing of what is set aside', onWrite(only(200))],
    ...statuses.flatMap((status): [string, Lie][] => [
      [`answers ${status} to a read`, onRead(only(status))],
      [`answers ${status} to a delete`, onDelete(only(status))],
    ]),
  ];

  test.each(unwell)('%s', async (_, lie) => {
    const many = await layMany();
    const refused = aRefusedIdea();
    await lay(refused);
    await withStore(lie, () => drain(20_000));
    await expectAllOnce(many, refused);
    expect((await findMine(refused.key)).found?.reference).toBe(refused.reference);
  });

  test('gives the bytes of another entry: nobody is taken for somebody else', async () => {
    const many = await layMany();
    const [first] = many;
    const swapped: Lie = onRead((asked, passOn) =>
      passOn({ ...asked, path: asked.path.replace(/[^/]+$/, first?.name ?? '') }),
    );
    await withStore(swapped, () => drain(20_000));
    await expectAllOnce(many);
  });
});
