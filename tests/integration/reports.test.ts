/** What the database promises to whoever says that something is wrong with an idea, and to the stewards who read it. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findConversation } from '../../src/data/mine.ts';
import { comment } from '../../src/data/ownActs.ts';
import { reportIdea } from '../../src/data/reports.ts';
import { findWhole, listPart } from '../../src/data/table.ts';
import { recordOf } from '../../src/desk/record.ts';
import { reportSchema } from '../../src/domain/report.ts';
import { ideaStatuses } from '../../src/domain/status.ts';
import { act, refusalOf, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';
import { sha256 } from '../support/submissions.ts';

const database = useDatabase();
let maja: SeatedSteward;
let lead: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
  lead = await seat(database, 'lead', { name: 'Eva' });
});
beforeEach(async () => {
  await database.sql`truncate app.contributions cascade`;
  await database.sql`truncate app.arrivals`;
});

const onBoard = async (status = 'published') => {
  const one = await sent(database, 'idea');
  await setDown(database, one, status);
  await database.sql`update app.contributions set news_at = null where reference = ${one.reference}`;
  return one;
};
const wrong = 'Det är fel namn på läraren.';
const tell = (
  { reference }: Pick<Sent, 'reference'>,
  words = wrong,
  own: { flagged?: boolean; source?: string } = {},
) => reportIdea(reference, words, own.flagged ?? false, own.source ?? null);
const reportsOf = async (one: Sent, reader = maja) =>
  (await findWhole(reader.client, one.reference))?.reports ?? [];
const longAgo = (interval: string) =>
  database.sql.unsafe(`update app.reports set at = at - interval '${interval}'`);
const rowOf = async ({ reference }: Sent) => {
  const everything = { kind: '', area: '', topic: '', need: '', status: '', words: '', reference };
  return (await listPart(maja.client, 'all', everything, undefined, 1))[0];
};

describe('whoever says that something is wrong', () => {
  test('is heard: the stewards read it, have news, and the log says that it was done and not what was said', async () => {
    const one = await onBoard();
    await tell(one);
    expect(await reportsOf(one)).toEqual([{ at: expect.any(String), words: wrong, flagged: false }]);
    const trace = await traceOf(database, one);
    expect(trace).toMatchObject({
      contribution: { version: 1, news_at: expect.any(String), answered_at: null },
      log: [{ act: 'report', steward_id: null, steward_name: '', before: {}, after: {}, version: 1 }],
      letters: [],
      mails: [],
      status: 'published',
    });
    expect(JSON.stringify(trace.log)).not.toContain('namn på');
  });
  test('is not heard by the one who wrote the idea', async () => {
    const one = await onBoard();
    await tell(one);
    expect(JSON.stringify(await findConversation(one.key))).not.toMatch(/namn på|report/);
  });
  test('keeps the place in the line of what was news already', async () => {
    const one = await onBoard();
    await comment(randomUUID(), one.key, 'Vi blir fler.');
    const { contribution } = await traceOf(database, one);
    await tell(one);
    expect((await traceOf(database, one)).contribution.news_at).toBe(contribution.news_at);
  });
  test('finds the idea by any number that it has', async () => {
    const one = await onBoard();
    const other = 'K3-7M2Q-9XRT';
    await database.sql`
      insert into app.submissions (id, contribution_id, key_hash, reference, arrived_at)
      select ${randomUUID()}, id, ${sha256(other)}, ${other}, now() from app.contributions`;
    await tell({ reference: other });
    expect(await reportsOf(one)).toHaveLength(1);
  });
  test.each(ideaStatuses)('of an idea that is %s is heard only where others can read it', async (status) => {
    const one = await onBoard(status);
    if (['published', 'gathering', 'active', 'done', 'resting'].includes(status)) return tell(one);
    expect(await refusalOf(tell(one))).toMatchObject({ status: 404 });
    expect(await database.sql`select from app.reports`).toHaveLength(0);
  });
  test('of an offer, or of nothing, is told that there is no such idea', async () => {
    for (const one of [await sent(database, 'offer'), { reference: 'K3-0000-0000' }, { reference: '' }])
      expect(await refusalOf(tell(one))).toMatchObject({ status: 404 });
  });
  test('is gone with the idea, when that is erased', async () => {
    await tell(await onBoard());
    await database.sql`delete from app.contributions`;
    expect(await database.sql`select from app.reports`).toHaveLength(0);
  });
});

describe('the same words', () => {
  test('within ten minutes are told once, one after the other and eight at once', async () => {
    const one = await onBoard();
    await Promise.all(Array.from({ length: 8 }, () => tell(one)));
    await longAgo('9 minutes');
    await tell(one);
    expect(await reportsOf(one)).toHaveLength(1);
    expect((await traceOf(database, one)).contribution.version).toBe(1);
  });
  test('after ten minutes, about another idea, or other words, are told anew', async () => {
    const [one, other] = [await onBoard(), await onBoard()];
    await tell(one);
    await tell(other);
    await tell(one, 'Och fel klass.');
    await longAgo('10 minutes');
    await tell(one);
    expect([(await reportsOf(one)).length, (await reportsOf(other)).length]).toEqual([3, 1]);
  });
  test('in the trap for robots do not keep a person from being heard', async () => {
    const one = await onBoard();
    await tell(one, wrong, { flagged: true });
    await tell(one);
    expect((await reportsOf(one)).map(({ flagged }) => flagged)).toEqual([true, false]);
  });
});

describe('a flood', () => {
  const flood = (one: Sent, count: number, own = {}) =>
    Promise.allSettled(Array.from({ length: count }, (_, n) => tell(one, `Fel nummer ${n}`, own)));
  const heard = (all: PromiseSettledResult<unknown>[]) =>
    all.filter(({ status }) => status === 'fulfilled').length;

  test('about one idea ends at fifty a day, also all at once, says when, and tomorrow there is room', async () => {
    const [one, other] = [await onBoard(), await onBoard()];
    expect(heard(await flood(one, 54))).toBe(50);
    const refused = await refusalOf(tell(one));
    expect(refused).toMatchObject({ status: 429, hint: 'manyAboutOne' });
    expect(Number(refused.detail)).toBeGreaterThan(86_300);
    await tell(other);
    await longAgo('25 hours');
    await tell(one);
  });
  test('of robots in their trap takes no place of people', async () => {
    const one = await onBoard();
    expect(heard(await flood(one, 52, { flagged: true }))).toBe(50);
    await tell(one);
    expect((await traceOf(database, one)).contribution.version).toBe(1);
  });
  test('keeps a steward from acting at most once for each that was taken in, and not at all when it has ended', async () => {
    const one = await onBoard();
    await flood(one, 50);
    expect((await traceOf(database, one)).contribution.version).toBe(50);
    await flood(one, 20, { flagged: true });
    await Promise.all([...Array(20)].map(() => tell(one).catch(() => {})));
    expect(await act(maja, 'write', one, { seen: 50 })).toBe(true);
  });
  const household = sha256('a household');
  test('from one household about one idea ends at three a day, and leaves room for others and about others', async () => {
    const [one, other] = [await onBoard(), await onBoard()];
    expect(heard(await flood(one, 9, { source: household }))).toBe(3);
    await longAgo('20 minutes');
    const refused = await refusalOf(tell(one, wrong, { source: household }));
    expect(refused).toMatchObject({ status: 429, hint: '' });
    expect(Number(refused.detail)).toBeGreaterThan(80_000);
    await tell(other, wrong, { source: household });
    await tell(one, wrong, { source: sha256('the neighbours') });
  });
  test('from one household ends at ten in ten minutes; repeats and refusals are not counted, other households not held', async () => {
    const ideas = await Promise.all(Array.from({ length: 12 }, () => onBoard()));
    const [first, ...others] = ideas as [Sent, ...Sent[]];
    for (let n = 0; n < 4; n += 1) await tell(first, wrong, { source: household });
    await refusalOf(tell({ reference: 'K3-0000-0000' }, wrong, { source: household }));
    for (const one of others.slice(0, 9)) await tell(one, wrong, { source: household });
    const [, , ...left] = others.slice(7) as [Sent, Sent, Sent, Sent];
    const refused = await refusalOf(tell(left[0] as Sent, wrong, { source: household }));
    expect(refused).toMatchObject({ status: 429, hint: '' });
    expect(Number(refused.detail)).toBeGreaterThan(500);
    await tell(left[0] as Sent, wrong, { source: sha256('the neighbours') });
    await tell(left[1] as Sent);
    await database.sql`update app.arrivals set at = at - interval '10 minutes'`;
    await tell(left[1] as Sent, 'En sak till.', { source: household });
  });
});

describe('what fell into the trap for robots', () => {
  test('is kept and can be read, and tells nobody', async () => {
    const one = await onBoard();
    const before = await traceOf(database, one);
    await tell(one, 'Köp nu', { flagged: true });
    expect(await traceOf(database, one)).toEqual(before);
    expect(await reportsOf(one)).toMatchObject([{ words: 'Köp nu', flagged: true }]);
    expect(await rowOf(one)).toMatchObject({ is_reported: false, is_reply: false });
  });
});

describe('a steward', () => {
  test('who acts without having seen it is told', async () => {
    const one = await onBoard();
    await tell(one);
    expect(await refusalOf(act(maja, 'write', one, { seen: 0 }))).toMatchObject({
      status: 409,
      hint: 'changed',
      detail: expect.stringMatching(/^report\b/),
    });
  });
  test('sees in the list whether somebody says that something is wrong or the one who wrote has answered, until one acts', async () => {
    const one = await onBoard();
    expect(await rowOf(one)).toMatchObject({ is_reported: false, is_reply: false });
    await tell(one);
    expect(await rowOf(one)).toMatchObject({ is_reported: true, is_reply: false });
    await act(maja, 'worry', one);
    expect(await rowOf(one)).toMatchObject({ is_reported: true, is_reply: false });
    await comment(randomUUID(), one.key, 'Vi blir fler.');
    expect(await rowOf(one)).toMatchObject({ is_reported: true, is_reply: true });
    await act(maja, 'write', one);
    expect(await rowOf(one)).toMatchObject({ is_reported: false, is_reply: false });
    await comment(randomUUID(), one.key, 'Tack!');
    expect(await rowOf(one)).toMatchObject({ is_reported: false, is_reply: true });
  });
  test('is not told that somebody answered when it was only taken back from the rubbish', async () => {
    const one = await sent(database, 'idea');
    await act(maja, 'rubbish', one);
    await act(maja, 'notRubbish', one);
    expect(await rowOf(one)).toMatchObject({ is_reported: false, is_reply: false });
  });
  test('reads nothing more about it when the idea is closed, and a lead does', async () => {
    const one = await onBoard();
    await tell(one);
    await act(maja, 'remove', one);
    expect([await reportsOf(one), await reportsOf(one, lead)]).toMatchObject([[], [{ words: wrong }]]);
  });
  test('hands it out with the idea, what fell into the trap too', async () => {
    const one = await onBoard();
    await tell(one);
    await tell(one, 'Köp nu', { flagged: true });
    const whole = await findWhole(maja.client, one.reference);
    if (!whole) throw new Error('It is not there.');
    const { rows } = recordOf(whole, { nameOf: (_, id) => id, moment: () => 'då', mask: true });
    expect(rows.slice(-2)).toEqual([
      ['då: Någon säger att något är fel', [wrong]],
      ['då: Någon säger att något är fel', ['Köp nu', 'Kanske skräp']],
    ]);
  });
});

describe('the page and the database agree', () => {
  test.each([
    [2, false],
    [3, true],
    [1000, true],
    [1001, false],
  ])('on words of %d letters', async (length, fits) => {
    const [one, words] = [await onBoard(), '🙂'.repeat(length)];
    expect(reportSchema.safeParse({ words }).success).toBe(fits);
    const told = tell(one, words).then(
      () => true,
      (error: Error) => (error.message.includes('23514') ? false : Promise.reject(error)),
    );
    expect(await told).toBe(fits);
  });
});
