import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/data/client.ts';
import { listReceived } from '../../src/data/received.ts';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock, offerArguments, sha256, someReference } from '../support/submissions.ts';

const database = useDatabase();
const minute = 60_000;
const day = 24 * 60 * minute;

type Given = ReturnType<typeof ideaArguments>;

/** The same words sent another time: a key and a reference of its own. */
const sentAgain = (given: Given, at: Date, change: Partial<Given> = {}): Given => ({
  ...given,
  p_submission: randomUUID(),
  p_key_hash: sha256(randomUUID()),
  p_reference: someReference(),
  p_arrived_at: at.toISOString(),
  ...change,
});
const sentAt = (at: Date, change: Partial<Given> = {}) =>
  ideaArguments({ ...change, p_arrived_at: at.toISOString() });
const ago = (ms: number) => new Date(Date.now() - ms);
const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const comesIn = (given: Given, sql: Sql = database.sql) => knock(sql, 'take_in_idea', given);

/** Somebody who looks after what comes in has read everything that is there: now, or let us say at that moment. */
async function everythingIsRead(at = new Date(), microseconds = '000'): Promise<void> {
  const exactly = at.toISOString().replace('Z', `${microseconds}Z`);
  await database.sql`update app.ideas set status = 'published' where status = 'received'`;
  await database.sql`update app.timeline set at = ${exactly}::text::timestamptz where status = 'published'`;
}

async function ideas(): Promise<{ reference: string; arrived_at: Date; read_by: string }[]> {
  return database.sql`select reference, arrived_at, read_by::text from app.contributions order by arrived_at, id`;
}

/** Where a reference and a key lead. */
async function behind({ p_reference, p_key_hash }: Given): Promise<unknown[]> {
  const [byKey] = await database.sql`select reference from public.find_by_key(${p_key_hash})`;
  const offer = offerArguments({ p_idea: p_reference });
  await knock(database.sql, 'take_in_offer', offer);
  const [byReference] = await database.sql`
    select linked.reference from app.offers o join app.contributions linked on linked.id = o.idea_id
    join app.contributions c on c.id = o.id where c.reference = ${offer.p_reference}`;
  return [byKey?.reference, byReference?.reference];
}

beforeEach(async () => {
  await database.sql`truncate app.contributions, app.arrivals cascade`;
});

describe('what comes in late becomes what it would have become at once', () => {
  const written = ago(60 * minute);

  test('two sent minutes apart are one, although the first had been read when the second came in', async () => {
    const first = sentAt(written);
    const second = sentAgain(first, after(written, 2 * minute));
    await comesIn(first);
    await everythingIsRead(after(written, 30 * minute));
    expect(await comesIn(second)).toEqual({
      outcome: 'repeat',
      reference: first.p_reference,
      status: 'published',
    });
    expect(await ideas()).toHaveLength(1);
    for (const given of [first, second])
      expect(await behind(given)).toEqual([first.p_reference, first.p_reference]);
  });
  test('one sent after the first had been read is a new idea, however late it comes in', async () => {
    const first = sentAt(written);
    await comesIn(first);
    await everythingIsRead(after(written, minute));
    expect((await comesIn(sentAgain(first, after(written, 2 * minute)))).outcome).toBe('stored');
  });
  test('one sent in the same thousandth of a second as the first was read is a new idea', async () => {
    const first = sentAt(written);
    await comesIn(first);
    const read = after(written, minute);
    await everythingIsRead(read, '999');
    expect((await comesIn(sentAgain(first, read))).outcome).toBe('stored');
  });
  test('the later one may come in first, and be read before the first comes', async () => {
    const first = sentAt(written);
    const second = sentAgain(first, after(written, 9 * minute));
    await comesIn(second);
    await everythingIsRead();
    expect(await comesIn(first)).toMatchObject({ outcome: 'repeat', reference: second.p_reference });
    for (const given of [first, second])
      expect(await behind(given)).toEqual([second.p_reference, second.p_reference]);
  });
  test.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'three within ten minutes are one idea in the order %j',
    async (order) => {
      const first = sentAt(written);
      const all = [
        first,
        sentAgain(first, after(written, 4 * minute)),
        sentAgain(first, after(written, 9 * minute)),
      ];
      for (const n of order) await comesIn(all[n] as Given);
      expect(await ideas()).toHaveLength(1);
      const [{ reference } = { reference: '' }] = await ideas();
      for (const given of all) expect(await behind(given)).toEqual([reference, reference]);
    },
  );
  test('after an outage of days each has the moment when it was sent, and only the same words are one', async () => {
    const outage = ago(4 * day);
    const first = sentAt(outage);
    const others = [
      sentAgain(first, after(outage, 5 * minute)),
      sentAgain(first, after(outage, 11 * minute)),
    ];
    const different = sentAt(after(outage, 2 * day));
    const outcomes = [];
    for (const given of [first, ...others, different]) outcomes.push((await comesIn(given)).outcome);
    expect(outcomes).toEqual(['stored', 'repeat', 'stored', 'stored']);
    expect((await ideas()).map(({ arrived_at }) => arrived_at.toISOString())).toEqual(
      [first, others[1], different].map((given) => given?.p_arrived_at),
    );
    const [late] = await database.sql`select count(*)::int as late from app.timeline where at > ${ago(day)}`;
    expect(late).toEqual({ late: 0 });
  });
  test('the very same submission by both roads is one, also when it has been read in between', async () => {
    const given = sentAt(written);
    const { reference } = await comesIn(given);
    await everythingIsRead();
    expect(await comesIn(given)).toEqual({ outcome: 'stored', reference, status: 'published' });
    expect(await ideas()).toHaveLength(1);
  });
  test('an idea that was taken back in between is not brought back by a late repeat', async () => {
    const first = sentAt(written);
    await comesIn(first);
    await database.sql`update app.ideas set status = 'withdrawn'`;
    expect(await comesIn(sentAgain(first, after(written, minute)))).toMatchObject({
      outcome: 'repeat',
      status: 'withdrawn',
    });
  });
  test.each([
    ['the first', '2026-11-27', '2026-11-30'],
    ['the second', '2026-11-30', '2026-11-27'],
  ])('the sooner of two promised days is kept, when it was promised to %s', async (_, mine, theirs) => {
    const first = sentAt(written, { p_read_by: mine });
    await comesIn(first);
    await comesIn(sentAgain(first, after(written, minute), { p_read_by: theirs }));
    expect((await ideas()).map(({ read_by }) => read_by)).toEqual(['2026-11-27']);
  });
});

describe('a clock that is wrong', () => {
  test.each([
    ['a minute', () => ago(-minute)],
    ['a day', () => ago(-day)],
    ['seven thousand years', () => new Date('9026-01-01T00:00:00Z')],
  ])('ahead by %s puts nothing in the future', async (_, clock) => {
    await comesIn(sentAt(clock()));
    const [future] = await database.sql`
      select (select count(*) from app.contributions where arrived_at > now())
        + (select count(*) from app.submissions where arrived_at > now())
        + (select count(*) from app.timeline where at > now()) as rows`;
    expect(Number(future?.rows)).toBe(0);
  });
  test('ahead still knows the same words again', async () => {
    const first = sentAt(ago(-day));
    await comesIn(first);
    expect((await comesIn(sentAgain(first, ago(-day - minute)))).outcome).toBe('repeat');
  });
  test('behind by an hour is believed, and knows the same words again', async () => {
    const first = sentAt(ago(60 * minute), { p_read_by: '2026-11-30' });
    await comesIn(first);
    expect((await comesIn(sentAgain(first, ago(59 * minute)))).outcome).toBe('repeat');
    expect(await ideas()).toMatchObject([
      { arrived_at: new Date(first.p_arrived_at), read_by: '2026-11-30' },
    ]);
  });
  test('behind by half a century loses nothing', async () => {
    const given = sentAt(new Date(0));
    expect((await comesIn(given)).outcome).toBe('stored');
    expect(await behind(given)).toEqual([given.p_reference, given.p_reference]);
  });
  test('two functions whose clocks differ by minutes still know the same words again', async () => {
    const first = sentAt(ago(8 * minute));
    await comesIn(first);
    expect((await comesIn(sentAgain(first, ago(0)))).outcome).toBe('repeat');
    expect((await comesIn(sentAgain(first, ago(17 * minute)))).outcome).toBe('repeat');
  });
});

describe.each(['UTC', 'Europe/Stockholm', 'America/New_York'])(
  'a database that thinks it is in %s',
  (zone) => {
    test.each([
      ['the clocks go back', '2026-10-25T00:55:00Z', '2026-10-30'],
      ['the clocks go forward', '2026-03-29T00:55:00Z', '2026-04-02'],
      ['the year ends in Sweden', '2025-12-31T22:55:00Z', '2026-01-08'],
      ['the year ends at Greenwich', '2025-12-31T23:55:00Z', '2026-01-08'],
    ])('counts ten minutes as ten minutes and keeps the promised day when %s', async (_, at, readBy) => {
      const first = sentAt(new Date(at), { p_read_by: readBy });
      const outcomes = await database.sql.begin(async (transaction) => {
        await transaction`select set_config('timezone', ${zone}, true)`;
        const there = transaction as unknown as Sql;
        const all = [];
        for (const minutes of [0, 9, 11])
          all.push((await comesIn(sentAgain(first, after(new Date(at), minutes * minute)), there)).outcome);
        return all;
      });
      expect(outcomes).toEqual(['stored', 'repeat', 'stored']);
      const received = await listReceived(connect(database.supabaseUrl, database.secretKey), 10);
      expect(received.map(({ read_by }) => read_by)).toEqual([readBy, readBy]);
      expect(received.map(({ arrived_at }) => Date.parse(arrived_at))).toEqual(
        [11, 0].map((minutes) => Date.parse(at) + minutes * minute),
      );
    });
  },
);

test('whoever answers the telephone sees every reference that anyone was given', async () => {
  const first = sentAt(ago(9 * minute));
  const others = [sentAgain(first, ago(5 * minute)), sentAgain(first, ago(minute))];
  for (const given of [first, ...others]) await comesIn(given);
  await comesIn(sentAt(ago(0)));
  const received = await listReceived(connect(database.supabaseUrl, database.secretKey), 10);
  expect(received.map(({ reference, other_references }) => [reference, other_references])).toEqual([
    [expect.any(String), []],
    [first.p_reference, others.map(({ p_reference }) => p_reference)],
  ]);
});
