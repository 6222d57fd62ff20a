import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listBoard } from '../../src/data/board.ts';
import { answerProposal, takeBack } from '../../src/data/ownActs.ts';
import {
  type BoardFilter,
  type BoardOrder,
  type BoardPlace,
  looksForPeople,
  wholeBoard,
} from '../../src/domain/board.ts';
import { act, contents, move, type Sent, sent } from '../support/acts.ts';
import { putUp as putUpBy } from '../support/board.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'lead', { name: 'Maja' });
});
beforeEach(async () => {
  await database.sql`truncate app.contributions cascade`;
  await database.sql`truncate app.vocabulary`;
});

const putUp = (own: Record<string, unknown> = {}) => putUpBy(database, maja, own);

const list = async (filter: Partial<BoardFilter> = {}, order: BoardOrder = 'newest') =>
  (await listBoard({ ...wholeBoard, ...filter }, order, undefined, 50)).ideas.map(
    ({ reference }) => reference,
  );
const search = (words: string) => list({ words });
const references = (...all: Sent[]) => all.map(({ reference }) => reference);

describe('what lies on the board', () => {
  test('is what a steward has put up, the newest first, and nothing that has only come in', async () => {
    await sent(database, 'idea');
    const [first, second] = [await putUp(), await putUp()];
    expect(await list()).toEqual(references(second, first));
  });

  test('stays there while it gathers people, goes on, is done and rests', async () => {
    const one = await putUp();
    for (const to of ['gathering', 'active', 'done', 'resting', 'published'] as const) {
      await act(maja, 'moveOn', one, { content: move(to) });
      expect(await listBoard(wholeBoard, 'newest', undefined, 9), to).toMatchObject({
        ideas: [{ status: to }],
      });
    }
  });

  test('is gone in the same moment as it is given back, taken back or removed', async () => {
    const [back, own, unlawful, stays] = [await putUp(), await putUp(), await putUp(), await putUp()];
    await act(maja, 'giveBack', back);
    await takeBack(randomUUID(), own.key);
    await act(maja, 'remove', unlawful);
    expect(await list()).toEqual(references(stays));
  });

  test('reads as its author has said yes to, and is found by those words and no longer by the others', async () => {
    const one = await sent(database, 'idea', { p_title: 'Pelles trädgård' });
    const clear = { title: 'Odla ihop', description: 'Vi odlar tillsammans, alla som vill vara med.' };
    await act(maja, 'publish', one, { content: { ...contents.publish, ...clear } });
    expect(await search('pelles')).toEqual(references(one));
    const [{ id } = { id: 0 }] = await database.sql<{ id: number }[]>`select id::int from app.proposals`;
    await answerProposal(randomUUID(), one.key, id, true);
    expect(await search('pelles')).toEqual([]);
    expect(await search('odla')).toEqual(references(one));
    expect((await listBoard(wholeBoard, 'newest', undefined, 9)).ideas).toMatchObject([
      { title: 'Odla ihop' },
    ]);
  });

  test('counts those who have offered, and none who have taken it back or look like rubbish', async () => {
    const one = await putUp();
    const offer = (own = {}) => sent(database, 'offer', { p_idea: one.reference, ...own });
    const [regrets] = [await offer(), await offer(), await offer({ p_flagged: true })];
    await takeBack(randomUUID(), regrets.key);
    expect((await listBoard(wholeBoard, 'newest', undefined, 9)).ideas).toMatchObject([{ helpers: 1 }]);
  });
});

describe('a list is narrowed', () => {
  test('to each thing by itself and to several at once', async () => {
    const a = await putUp({ p_area: 'centrum', p_topics: ['skola'], p_needs: ['hands', 'lead'] });
    const b = await putUp({ p_area: 'centrum', p_topics: ['natur'], p_needs: ['lead'] });
    const c = await putUp({ p_area: 'landsbygden', p_topics: ['skola', 'natur'], p_needs: [] });
    await act(maja, 'moveOn', c, { content: move('gathering') });
    expect(await list({ area: 'centrum' })).toEqual(references(b, a));
    expect(await list({ topic: 'skola' })).toEqual(references(c, a));
    expect(await list({ need: 'lead' })).toEqual(references(b, a));
    expect(await list({ status: 'gathering' })).toEqual(references(c));
    expect(await list({ area: 'centrum', topic: 'skola', need: 'lead' })).toEqual(references(a));
    expect(await list({ area: 'landsbygden', need: 'lead' })).toEqual([]);
  });

  test('to a need only as long as it is free', async () => {
    const one = await putUp({ p_needs: ['hands', 'lead'] });
    const offer = await sent(database, 'offer', { p_idea: one.reference });
    await act(maja, 'agreed', offer);
    expect(await list({ need: 'hands' })).toEqual([]);
    expect(await list({ need: 'lead' })).toEqual(references(one));
  });

  test('by what needs a hand most: free seats first, those that look for nobody last', async () => {
    const none = await putUp({ p_needs: [] });
    const two = await putUp({ p_needs: ['hands', 'lead'] });
    const one = await putUp({ p_needs: ['place'] });
    const resting = await putUp({ p_needs: ['hands', 'lead', 'place'] });
    await act(maja, 'moveOn', resting, { content: move('resting') });
    expect(await list({}, 'need')).toEqual(references(two, one, none, resting));
    const { ideas } = await listBoard(wholeBoard, 'need', undefined, 9);
    expect(ideas.map(looksForPeople)).toEqual([true, true, false, false]);
  });

  test.each(['need', 'newest'] as const)(
    'page by page by %s, each idea once, also when one is put up meanwhile',
    async (order) => {
      for (let i = 0; i < 7; i += 1) await putUp({ p_needs: i % 2 ? ['hands'] : [] });
      const all = await list({}, order);
      const seen: string[] = [];
      for (let after: BoardPlace | undefined; ; ) {
        const { ideas } = await listBoard(wholeBoard, order, after, 3);
        seen.push(...ideas.map(({ reference }) => reference));
        after = ideas.at(-1)?.place;
        if (!after) break;
        // It comes before where the reader is: first in its order, whatever that is.
        await putUp({ p_needs: ['hands', 'lead'] });
      }
      expect(seen).toEqual(all);
    },
  );
});

describe('somebody who looks for words', () => {
  const found = async (words: string) => {
    const { ideas, guessed } = await listBoard({ ...wholeBoard, words }, 'newest', undefined, 50);
    return { titles: ideas.map(({ title }) => title), guessed };
  };
  beforeEach(async () => {
    await putUp({
      p_title: 'Vi odlar på taket',
      p_description: 'Skolan lånar ut taket, och grannarna har jord och spadar.',
    });
    await putUp({
      p_title: 'En cykelväg till badplatsen',
      p_description: 'Stigen har vuxit igen. Vi röjer den ihop en lördag.',
    });
    await putUp({
      p_title: 'Kör i kyrkan',
      p_description: 'Alla som vill sjunga samlas på torsdagar. Kaffe och bullar.',
    });
  });

  test.each([
    ['odla', 'Vi odlar på taket'],
    ['ODLING ', ''],
    ['skola', 'Vi odlar på taket'],
    ['cykelvag', 'En cykelväg till badplatsen'],
    ['cykelväg', 'En cykelväg till badplatsen'],
    ['badplats', 'En cykelväg till badplatsen'],
    ['bulle', 'Kör i kyrkan'],
    ['kör', 'Kör i kyrkan'],
    ['sjunga lördag', ''],
    ['till cykelväg', 'En cykelväg till badplatsen'],
  ])('"%s" finds "%s"', async (words, title) => {
    expect((await found(words)).titles).toEqual(title ? [title] : []);
  });

  test.each(['cykelvg', 'cykelvögen', 'ccykelväg', 'cykelvgä', 'badpltsen', 'kyrkn', 'krykan', 'spadra'])(
    'a slip of one letter finds what was meant, and says that it was a guess: "%s"',
    async (words) => {
      const { titles, guessed } = await found(words);
      expect(titles).toHaveLength(1);
      expect(guessed).toBe(true);
    },
  );

  test('two slips find nothing, and small words alone are no search', async () => {
    expect(await found('cklvg')).toEqual({ titles: [], guessed: false });
    expect((await found('och på')).titles).toHaveLength(3);
  });

  test.each([
    ...["'", '"', "' | '", '\\', '<->', '((', '& & &', '%', '\u{1f600}'].map((signs) => [signs, 3] as const),
    ['!odlar', 1],
    ['odlar:*', 1],
    ['odlar | sjunga', 0],
    ["odlar'::tsquery", 0],
    ["' or 1=1 --", 0],
  ] as const)('signs that mean something to a database mean nothing: %s', async (words, count) =>
    expect((await found(words)).titles).toHaveLength(count),
  );

  test('words that nobody on the board says any more are forgotten, those of others stay', async () => {
    const words = async () =>
      (await database.sql<{ word: string }[]>`select word from app.vocabulary`).map(({ word }) => word);
    const secret = await putUp({
      p_title: 'Vi odlar hemligheter',
      p_description: 'Hos Zlatkovskij i trädgården, där det finns jord.',
    });
    expect(await words()).toEqual(expect.arrayContaining(['zlatkovskij', 'odlar', 'jord']));
    await act(maja, 'remove', secret);
    expect(await words()).not.toContain('zlatkovskij');
    expect(await words()).toEqual(expect.arrayContaining(['odlar', 'jord']));
    expect((await found('zlatkovski')).titles).toEqual([]);
  });
});
