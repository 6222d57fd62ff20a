import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findOnBoard } from '../../src/data/board.ts';
import { answerProposal, takeBack } from '../../src/data/ownActs.ts';
import type { ActName } from '../../src/domain/acts.ts';
import { act, contents, move, type Sent, sent } from '../support/acts.ts';
import { putUp } from '../support/board.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
let one: Sent;
beforeAll(async () => {
  maja = await seat(database, 'lead', { name: 'Maja' });
});
beforeEach(async () => {
  one = await putUp(database, maja, { p_needs: ['hands', 'lead'] });
  await database.sql`truncate app.purges`;
});

/** What the CDN is to let go of, by what was done. */
const wished = async () => {
  const rows = await database.sql<{ tag: string }[]>`select distinct tag from app.purges order by tag`;
  return rows.map(({ tag }) => tag);
};
const pageOf = ({ reference }: Sent) => `idea-${reference}`;

describe('the CDN lets go of exactly what an act has changed', () => {
  test('nothing, when an idea comes in, is read, written about, and put with the rubbish', async () => {
    const other = await sent(database, 'idea');
    await act(maja, 'read', other);
    await act(maja, 'write', other);
    await act(maja, 'rubbish', other);
    expect(await wished()).toEqual([]);
  });

  test.each(['write', 'worry', 'children'] as const)(
    'nothing, when a steward does "%s" with one on the board',
    async (name) => {
      await act(maja, name as ActName, one, { content: contents[name] });
      expect(await wished()).toEqual([]);
    },
  );

  test('lists and its own page, when one is put up', async () => {
    const other = await putUp(database, maja);
    expect(await wished()).toEqual(['board', pageOf(other)]);
  });

  test.each(['gathering', 'resting'] as const)('lists and its own page, when it becomes %s', async (to) => {
    await act(maja, 'moveOn', one, { content: move(to) });
    expect(await wished()).toEqual(['board', pageOf(one)]);
  });

  test('its own page alone, when it is answered', async () => {
    await act(maja, 'answer', one);
    expect(await wished()).toEqual([pageOf(one)]);
  });

  test('its own page alone, when somebody offers help; lists too, when a seat is taken', async () => {
    const offer = await sent(database, 'offer', { p_idea: one.reference });
    expect(await wished()).toEqual([pageOf(one)]);
    await act(maja, 'agreed', offer);
    expect(await wished()).toEqual(['board', pageOf(one)]);
  });

  test('nothing, when an offer goes on and is counted all the same', async () => {
    const offer = await sent(database, 'offer', { p_idea: one.reference });
    await act(maja, 'agreed', offer);
    await database.sql`truncate app.purges`;
    await act(maja, 'thanked', offer);
    expect(await wished()).toEqual([]);
  });

  test('its own page alone, when an offer is put with the rubbish, and when it is taken out again', async () => {
    const offer = await sent(database, 'offer', { p_idea: one.reference });
    for (const name of ['rubbish', 'notRubbish'] as const) {
      await database.sql`truncate app.purges`;
      await act(maja, name, offer);
      expect(await wished(), name).toEqual([pageOf(one)]);
    }
  });

  test('its own page alone, when an offer is erased', async () => {
    const offer = await sent(database, 'offer', { p_idea: one.reference });
    await database.sql`truncate app.purges`;
    await database.sql`delete from app.contributions where reference = ${offer.reference}`;
    expect(await wished()).toEqual([pageOf(one)]);
  });

  test('the pages of both numbers, when it has two', async () => {
    const [{ second } = { second: '' }] = await database.sql<{ second: string }[]>`
      insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
      select gen_random_uuid(), s.contribution_id, repeat('0', 64), 'K3-ABCD-EFGH', now() from app.submissions s
      where s.reference = ${one.reference} returning reference as second`;
    await act(maja, 'moveOn', one, { content: move('gathering') });
    expect(await wished()).toEqual(['board', ...[pageOf(one), `idea-${second}`].toSorted()]);
  });

  test('nothing, when help is offered to one that has only come in', async () => {
    const other = await sent(database, 'idea');
    await sent(database, 'offer', { p_idea: other.reference });
    expect(await wished()).toEqual([]);
  });

  test.each(['giveBack', 'remove'] as const)(
    'lists and its own page, when it is taken away: %s',
    async (name) => {
      await act(maja, name as ActName, one, { content: contents[name] });
      expect(await wished()).toEqual(['board', pageOf(one)]);
    },
  );

  test('lists and its own page, when its author takes it back', async () => {
    await takeBack(randomUUID(), one.key);
    expect(await wished()).toEqual(['board', pageOf(one)]);
  });

  test('lists and its own page, when its author says yes to clearer words, and nothing at a no', async () => {
    const answer = async (yes: boolean) => {
      const other = await sent(database, 'idea');
      await act(maja, 'publish', other);
      const [{ id } = { id: 0 }] = await database.sql<
        { id: number }[]
      >`select max(id)::int as id from app.proposals`;
      await database.sql`truncate app.purges`;
      await answerProposal(randomUUID(), other.key, id, yes);
      return other;
    };
    await answer(false);
    expect(await wished()).toEqual([]);
    const other = await answer(true);
    expect(await wished()).toEqual(['board', pageOf(other)]);
  });

  test('also the page of one that went together with it, which tells where it went', async () => {
    const other = await putUp(database, maja);
    await act(maja, 'proposeJoin', other, { content: { ...contents.proposeJoin, other: one.reference } });
    const [{ id } = { id: 0 }] = await database.sql<
      { id: number }[]
    >`select max(id)::int as id from app.proposals`;
    await answerProposal(randomUUID(), other.key, id, true);
    await database.sql`truncate app.purges`;
    await takeBack(randomUUID(), one.key);
    expect(await wished()).toEqual(['board', ...[pageOf(one), pageOf(other)].toSorted()]);
  });

  test('also the page of one that went together with one that has gone further itself', async () => {
    const [first, second] = [await putUp(database, maja), await putUp(database, maja)];
    for (const [from, to] of [
      [first, second],
      [second, one],
    ] as const) {
      await act(maja, 'proposeJoin', from, { content: { ...contents.proposeJoin, other: to.reference } });
      const [{ id } = { id: 0 }] = await database.sql<
        { id: number }[]
      >`select max(id)::int as id from app.proposals`;
      await answerProposal(randomUUID(), from.key, id, true);
    }
    expect(await findOnBoard(first.reference)).toMatchObject({ joined: { reference: one.reference } });
    await database.sql`truncate app.purges`;
    await takeBack(randomUUID(), one.key);
    expect(await wished()).toEqual(['board', ...[one, first, second].map(pageOf).toSorted()]);
  });

  test('lists and its own page, when it is erased; nothing, when one that was never up is', async () => {
    const other = await sent(database, 'idea');
    await database.sql`delete from app.contributions where reference = ${other.reference}`;
    expect(await wished()).toEqual([]);
    await database.sql`delete from app.contributions where reference = ${one.reference}`;
    expect(await wished()).toEqual(['board', pageOf(one)]);
  });
});
