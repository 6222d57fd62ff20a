import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock, offerArguments, sha256, someReference } from '../support/submissions.ts';

const database = useDatabase();
const idea = (change = {}) => knock(database.sql, 'take_in_idea', ideaArguments(change));
const offer = (change = {}) => knock(database.sql, 'take_in_offer', offerArguments(change));
const again = (given: ReturnType<typeof ideaArguments>) => ({
  ...given,
  p_submission: randomUUID(),
  p_key_hash: sha256(randomUUID()),
  p_reference: someReference(),
});
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
/** Lets everyone look, and holds everyone back from writing until all stand there, so that a race is a race every time. */
async function atTheSameMoment<T>(many: number, act: () => Promise<T>): Promise<PromiseSettledResult<T>[]> {
  let all: Promise<PromiseSettledResult<T>[]> | undefined;
  await database.sql.begin(async (transaction) => {
    await transaction`lock table app.contributions, app.arrivals in share row exclusive mode`;
    all = Promise.allSettled(Array.from({ length: many }, act));
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  return all ?? [];
}
const kept = <T>(all: PromiseSettledResult<T>[]) =>
  all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
const count = async (table: string) =>
  Number((await database.sql.unsafe(`select count(*) from app.${table}`))[0]?.count);

beforeEach(async () => {
  await database.sql`truncate app.contributions, app.arrivals cascade`;
});

describe('what is sent becomes exactly one idea', () => {
  test('the same submission by two roads is one, with the same answer', async () => {
    const given = ideaArguments();
    const first = await idea(given);
    expect(await idea(given)).toEqual(first);
    expect([await count('ideas'), await count('submissions')]).toEqual([1, 1]);
  });
  test('the same words again are the same idea, and both references and both keys lead to it', async () => {
    const given = ideaArguments();
    const second = again(given);
    const first = await idea(given);
    expect(await idea(second)).toEqual({ ...first, outcome: 'repeat' });
    expect(await count('ideas')).toBe(1);
    for (const { p_key_hash } of [given, second]) {
      const [found] = await database.sql`select reference from public.find_by_key(${p_key_hash})`;
      expect(found?.reference).toBe(first.reference);
    }
    for (const p_idea of [given.p_reference, second.p_reference])
      expect((await offer({ p_idea })).outcome).toBe('stored');
  });
  test('after ten minutes the same words are a new idea', async () => {
    const given = ideaArguments({ p_arrived_at: minutesAgo(11) });
    await idea(given);
    expect((await idea({ ...again(given), p_arrived_at: minutesAgo(0) })).outcome).toBe('stored');
    expect(await count('ideas')).toBe(2);
  });
  test('once somebody has read the first, the same words are a new idea', async () => {
    const given = ideaArguments();
    await idea(given);
    await database.sql`update app.ideas set status = 'published'`;
    expect((await idea({ ...again(given), p_arrived_at: minutesAgo(0) })).outcome).toBe('stored');
  });
  test('fifty at once with the same words make one idea and fifty keys', async () => {
    const given = ideaArguments();
    const all = kept(await atTheSameMoment(50, () => idea(again(given))));
    expect(all).toHaveLength(50);
    expect(all.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(1);
    expect([await count('ideas'), await count('submissions')]).toEqual([1, 50]);
  });
  test('fifty at once of the very same submission leave one row each', async () => {
    const given = ideaArguments();
    expect(kept(await atTheSameMoment(50, () => idea(given)))).toHaveLength(50);
    expect([await count('ideas'), await count('submissions')]).toEqual([1, 1]);
  });
  test('a contribution that is refused leaves nothing behind', async () => {
    await expect(idea({ p_title: '' })).rejects.toMatchObject({ code: '23514' });
    expect([await count('contributions'), await count('submissions'), await count('timeline')]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('an offer answers an idea', () => {
  test('one that does not exist is told, and nothing is kept', async () => {
    await expect(offer({ p_idea: 'K3-0000-0000' })).rejects.toMatchObject({
      code: 'PT422',
      hint: 'unknownReference',
    });
    expect(await count('offers')).toBe(0);
  });
  test.each(['withdrawn', 'removed'])('one that is %s is as if it did not exist', async (status) => {
    const { reference } = await idea();
    await database.sql`update app.ideas set status = ${status}`;
    await expect(offer({ p_idea: reference })).rejects.toMatchObject({ code: 'PT422' });
  });
  test('an offer already promised to be kept is kept, with a note of where it wanted to go', async () => {
    expect((await offer({ p_idea: 'K3-0000-0000', p_accepted: true })).outcome).toBe('stored');
    expect(await database.sql`select idea_id, unlinked_reference from app.offers`).toMatchObject([
      { idea_id: null, unlinked_reference: 'K3-0000-0000' },
    ]);
  });
});

describe('a class room can send, a flood cannot', () => {
  const from = (source: string, limit = 3) => ({ p_source: sha256(source), p_limit: limit, p_minutes: 10 });

  test('one more than the limit is told how long to wait', async () => {
    for (let n = 0; n < 3; n += 1) await idea(from('a'));
    await expect(idea(from('a'))).rejects.toMatchObject({
      code: 'PT429',
      detail: expect.stringMatching(/^(59\d|600)$/),
    });
    expect(await count('ideas')).toBe(3);
  });
  test('another source and the other endpoint are not concerned', async () => {
    for (let n = 0; n < 3; n += 1) await idea(from('a'));
    expect((await idea(from('b'))).outcome).toBe('stored');
    expect((await offer(from('a'))).outcome).toBe('stored');
  });
  test('repeats and refused ones do not count', async () => {
    const given = ideaArguments(from('a'));
    for (let n = 0; n < 5; n += 1) await idea(again(given));
    for (let n = 0; n < 5; n += 1) await idea({ ...from('a'), p_title: '' }).catch(() => {});
    for (let n = 0; n < 2; n += 1) expect((await idea(from('a'))).outcome).toBe('stored');
  });
  test('when the oldest has left the window there is room for one', async () => {
    for (let n = 0; n < 3; n += 1) await idea(from('a'));
    await database.sql`update app.arrivals set at = at - interval '11 minutes' where id = (select min(id) from app.arrivals)`;
    expect((await idea(from('a'))).outcome).toBe('stored');
    await expect(idea(from('a'))).rejects.toMatchObject({ code: 'PT429' });
  });
  test('forty at once from one source: exactly as many as the limit get in', async () => {
    expect(kept(await atTheSameMoment(40, () => idea(from('a', 7))))).toHaveLength(7);
  });
  test('a source is forgotten within a day', async () => {
    await idea(from('a'));
    await database.sql`update app.arrivals set at = at - interval '25 hours'`;
    await idea(from('b'));
    expect(await count('arrivals')).toBe(1);
  });
});
