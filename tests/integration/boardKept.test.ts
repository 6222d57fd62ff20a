import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findOnBoard, listBoard } from '../../src/data/board.ts';
import { answerProposal } from '../../src/data/ownActs.ts';
import { type BoardFilter, type OpenIdea, wholeBoard } from '../../src/domain/board.ts';
import { act, contents, move, type Sent, sent } from '../support/acts.ts';
import { putUp as putUpBy } from '../support/board.ts';
import { newWords } from '../support/contributions.ts';
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
const list = async (filter: Partial<BoardFilter>) =>
  (await listBoard({ ...wholeBoard, ...filter }, 'newest', undefined, 50)).ideas.map(
    ({ reference }) => reference,
  );
const changedAt = async ({ reference }: Sent) => ((await findOnBoard(reference)) as OpenIdea).changedAt;

/** Put up with clearer words, which its author has yet to say yes to. */
async function putUpClearer(
  description = `Vi odlar ihop. ${newWords()}`,
): Promise<Sent & { proposal: number }> {
  const one = await sent(database, 'idea', { p_description: `Pelles trädgård. ${newWords()}` });
  await act(maja, 'publish', one, { content: { ...contents.publish, description } });
  const [row] = await database.sql<{ id: number }[]>`select max(id)::int as id from app.proposals`;
  return { ...one, proposal: row?.id ?? 0 };
}

describe('many who change the board at the same moment', () => {
  test('all get their way: authors who say yes to clearer words while others are put up', async () => {
    const shared = newWords();
    const clearer: Awaited<ReturnType<typeof putUpClearer>>[] = [];
    for (let i = 0; i < 8; i += 1) clearer.push(await putUpClearer(`Vi odlar ihop. ${shared}`));
    const waiting = await Promise.all(
      Array.from({ length: 8 }, () => sent(database, 'idea', { p_description: `${shared} ${newWords()}` })),
    );
    await Promise.all([
      ...clearer.map(({ key, proposal }) => answerProposal(randomUUID(), key, proposal, true)),
      ...waiting.map((one) => act(maja, 'publish', one)),
    ]);
    expect((await list({})).length).toBe(16);
  });

  test('all get their way: ideas that change places among those that are alike', async () => {
    const [resting, gathering] = await Promise.all(
      (['resting', 'gathering'] as const).map(async (to) => {
        const some = [];
        for (let i = 0; i < 8; i += 1) some.push(await putUp());
        for (const one of some) await act(maja, 'moveOn', one, { content: move(to) });
        return some;
      }),
    );
    await Promise.all([
      ...(resting ?? []).map((one) => act(maja, 'moveOn', one, { content: move('gathering') })),
      ...(gathering ?? []).map((one) => act(maja, 'moveOn', one, { content: move('resting') })),
    ]);
    expect(
      [await list({ status: 'resting' }), await list({ status: 'gathering' })].map(({ length }) => length),
    ).toEqual([8, 8]);
    const wrong = await database.sql`
      select from app.cells c
      where c.newest_at <> coalesce((select max(b.published_at) from app.board b where b.cell = c.id), '-infinity')`;
    expect(wrong.length).toBe(0);
  });
});

test.each(['done', 'resting'] as const)(
  'whoever looks for something to do does not find what is %s, until it goes on',
  async (to) => {
    const one = await putUp({ p_needs: ['lead'] });
    if (to === 'done') await act(maja, 'moveOn', one, { content: move('gathering') });
    if (to === 'done') await act(maja, 'moveOn', one, { content: move('active') });
    await act(maja, 'moveOn', one, { content: move(to) });
    expect(await list({ need: 'lead' })).toEqual([]);
    expect(await list({ status: to })).toEqual([one.reference]);
    await act(maja, 'moveOn', one, { content: move(to === 'done' ? 'resting' : 'published') });
    await act(maja, 'moveOn', one, { content: move('published') }).catch(() => undefined);
    expect(await list({ need: 'lead' })).toEqual([one.reference]);
  },
);

test('an idea has changed when something about it has, and not when somebody agrees to what was agreed already', async () => {
  const one = await putUp({ p_needs: ['hands', 'lead'] });
  const before = await changedAt(one);
  await act(maja, 'agreed', await sent(database, 'offer', { p_idea: one.reference }));
  const after = await changedAt(one);
  expect(after > before).toBe(true);
  await act(maja, 'agreed', await sent(database, 'offer', { p_idea: one.reference }));
  expect(await changedAt(one)).toEqual(after);
});

test('a word with a hyphen or a digit is looked for as it is written, not as what is nearly the same', async () => {
  const hyphen = await putUp({ p_description: `Kurs i e-post. ${newWords()}` });
  const without = await putUp({ p_description: `Kurs i epost. ${newWords()}` });
  const digit = await putUp({ p_description: `Fotboll för p09 och p10. ${newWords()}` });
  expect(await list({ words: 'e-post' })).toEqual([hyphen.reference]);
  expect(await list({ words: 'epost' })).toEqual([without.reference]);
  expect(await list({ words: 'p09' })).toEqual([digit.reference]);
  expect(await list({ words: 'p08' })).toEqual([]);
});

test('a word that is longer than an index can hold is put up, and everything that is kept can be read and taken along', async () => {
  const long = await putUp({
    p_description: `${'가'.repeat(680)} och sen cyklar vi. ${'å'.repeat(1500)} ${newWords()}`,
  });
  expect(await list({ words: 'cykla' })).toEqual([long.reference]);
  const [row] = await database.sql<{ words: string }[]>`select words::text from app.board`;
  expect(row?.words).toContain('cykl');
});

test('since when an idea is gone is not moved by what happens to it afterwards', async () => {
  const one = await putUp({ p_needs: ['hands'] });
  await act(maja, 'remove', one);
  const before = await database.sql`select changed_at from app.board`;
  await database.sql`update app.ideas set met = '{hands}'`;
  expect(await database.sql`select changed_at from app.board`).toEqual(before);
});
