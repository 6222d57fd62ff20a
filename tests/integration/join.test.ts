/** Going together with an idea that is on the board already, by the wish of the one who has just sent another. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aroundMine } from '../../src/board/aroundMine.ts';
import { findAlike, findByKey } from '../../src/data/mine.ts';
import { join, takeBack } from '../../src/data/ownActs.ts';
import { ideaStatuses } from '../../src/domain/status.ts';
import { refusalOf, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import { useDatabase } from '../support/database.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { startProxy } from '../support/proxy.ts';

const database = useDatabase();
const form = randomUUID;
const titled = (p_title: string, own: object = {}) => sent(database, 'idea', { p_title, ...own });

/** On the board, with the key of its author. */
async function onTheBoard(p_title = 'Cykelverkstad på lördagar'): Promise<Sent> {
  const one = await titled(p_title);
  await database.sql`
    update app.ideas i set status = 'published' from app.contributions c where c.id = i.id and c.reference = ${one.reference}`;
  return one;
}
const refused = async (one: Sent, other: string) => {
  const before = await traceOf(database, one);
  expect(await refusalOf(join(form(), one.key, other))).toMatchObject({ status: 409 });
  expect(await traceOf(database, one)).toEqual(before);
};

describe('who has just sent an idea goes together with another', () => {
  test('their own rests in it, with its words kept as they were sent, and the stewards have news', async () => {
    const [one, other] = [await sent(database, 'idea'), await onTheBoard()];
    const { idea } = await traceOf(database, one);
    await join(form(), one.key, other.reference);
    const { joined_to: _, status: __, ...words } = idea as Record<string, unknown>;
    expect(await traceOf(database, one)).toMatchObject({
      status: 'retired',
      contribution: { version: 1, news_at: expect.any(String) },
      idea: { ...words, joined_to: (await traceOf(database, other)).idea?.id },
      log: [
        { act: 'join', steward_id: null, before: { status: 'received' }, after: { other: other.reference } },
      ],
      steps: ['received', 'retired'],
    });
    expect((await findByKey(one.key)).found).toMatchObject({ status: 'retired', joined: other.reference });
    expect((await traceOf(database, other)).log).toEqual([]);
  });
  test('twice is once, one after the other and eight at once', async () => {
    const [one, other, again] = [await sent(database, 'idea'), await onTheBoard(), form()];
    await Promise.all(Array.from({ length: 8 }, () => join(again, one.key, other.reference)));
    await join(again, one.key, other.reference);
    expect((await traceOf(database, one)).log).toHaveLength(1);
  });
  test('in two windows with two others: one of them counts', async () => {
    const [one, ...others] = [await sent(database, 'idea'), await onTheBoard(), await onTheBoard()];
    const both = await Promise.allSettled(others.map((other) => join(form(), one.key, other.reference)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
  test('which at the same moment is taken back: it goes first, or not at all, and never half', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, other] = [await sent(database, 'idea'), await onTheBoard()];
      const [joining] = await Promise.allSettled([
        join(form(), one.key, other.reference),
        takeBack(form(), other.key),
      ]);
      const { status, idea, log } = await traceOf(database, one);
      const has = joining.status === 'fulfilled';
      expect([status, idea?.joined_to !== null, log.length]).toEqual(
        has ? ['retired', true, 1] : ['received', false, 0],
      );
      expect((await traceOf(database, other)).status).toBe('withdrawn');
    }
  });
  test('two that have both just come in and want to go together with each other stay where they are', async () => {
    const [one, other] = [await sent(database, 'idea'), await sent(database, 'idea')];
    const both = await Promise.allSettled([
      join(form(), one.key, other.reference),
      join(form(), other.key, one.reference),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    for (const each of [one, other]) expect((await traceOf(database, each)).status).toBe('received');
  });
});

describe('nobody goes together', () => {
  test.each(['received', 'retired', 'returned', 'withdrawn', 'removed'])(
    'with an idea that is %s',
    async (status) => {
      const [one, other] = [await sent(database, 'idea'), await onTheBoard()];
      await database.sql`update app.board b set status = ${status}, free = -1, facts = '{}', words = '', cell = null
        from app.contributions c where c.id = b.id and c.reference = ${other.reference}`;
      await setDown(database, other, status);
      await refused(one, other.reference);
    },
  );
  test('with one that was never put up, an offer, themselves or nothing at all', async () => {
    const one = await sent(database, 'idea');
    const others = [await sent(database, 'idea'), await sent(database, 'offer'), one];
    for (const { reference } of [...others, { reference: 'K3-ZZZZ-ZZZZ' }]) await refused(one, reference);
  });
  test.each(ideaStatuses.filter((status) => status !== 'received'))(
    'from an idea that is %s already',
    async (status) => {
      const one = await sent(database, 'idea');
      await setDown(database, one, status);
      await refused(one, (await onTheBoard()).reference);
    },
  );
  test('with an offer, or by a key that opens nothing', async () => {
    const { reference } = await onTheBoard();
    await refused(await sent(database, 'offer'), reference);
    expect(await refusalOf(join(form(), 'a'.repeat(22), reference))).toMatchObject({ status: 404 });
  });
});

describe('what is alike', () => {
  const alikeTo = async ({ key }: Sent) => (await findAlike(key)).map(({ reference }) => reference);

  test('shares two words of title and whom it helps, also with other endings; the likest stands first', async () => {
    const board = await Promise.all([
      placeOnBoard(database.sql, {
        idea: { p_title: 'Kaninhotell vid ängarna', p_needs: ['lead', 'hands'] },
        met: ['lead'],
      }),
      placeOnBoard(database.sql, {
        idea: { p_title: 'Kaninhotellet på ängen', p_helps: 'Barnen i kvarteret' },
      }),
      placeOnBoard(database.sql, { idea: { p_title: 'Kaniner är fina' } }),
    ]);
    const one = await titled('Ett kaninhotell på ängen', { p_helps: 'Barn i kvarteret' });
    expect(await alikeTo(one)).toEqual([board[1], board[0]]);
    expect((await findAlike(one.key))[1]).toEqual({
      reference: board[0],
      title: 'Kaninhotell vid ängarna',
      status: 'published',
      needs: ['lead', 'hands'],
      met: ['lead'],
      language: 'sv',
    });
  });
  test('is three at most, lies on the board, and is not done', async () => {
    const p_title = 'Snöskottning åt grannar';
    await placeOnBoard(database.sql, { idea: { p_title }, becomes: 'done' });
    await titled(p_title);
    const one = await titled(p_title);
    expect(await alikeTo(one)).toEqual([]);
    for (let n = 0; n < 4; n += 1)
      await placeOnBoard(database.sql, { idea: { p_title }, becomes: 'gathering' });
    expect(await alikeTo(one)).toHaveLength(3);
  });
  test('is told only of an idea that has just come in, to the one who sent it', async () => {
    const p_title = 'Insektshotell bakom kyrkan';
    await placeOnBoard(database.sql, { idea: { p_title } });
    const one = await titled(p_title);
    expect(await alikeTo(one)).toHaveLength(1);
    await setDown(database, one, 'published');
    expect(await alikeTo(one)).toEqual([]);
    expect(await findAlike('b'.repeat(22))).toEqual([]);
  });
  test('never holds up the page: a database that is slow there, or fails, costs that part alone', async () => {
    const p_title = 'Skolmat utan svinn';
    await placeOnBoard(database.sql, { idea: { p_title } });
    const one = await titled(p_title);
    const { found } = await findByKey(one.key);
    const proxy = await startProxy(database.supabaseUrl);
    const direct = process.env.SUPABASE_URL;
    process.env.SUPABASE_URL = proxy.url;
    expect((await aroundMine(one.key, found)).alike).toHaveLength(1);
    for (const trouble of [() => new Promise<never>(() => {}), () => ({ status: 500, content: '' })]) {
      proxy.mood = ({ path }, passOn) => (path.includes('alike_by_key') ? trouble() : passOn());
      const begun = performance.now();
      const { alike, conversation } = await aroundMine(one.key, found);
      expect([alike, conversation.story.length]).toEqual([[], 1]);
      expect(performance.now() - begun).toBeLessThan(2000);
    }
    process.env.SUPABASE_URL = direct;
    await proxy.stop();
  });
});
