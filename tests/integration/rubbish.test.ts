import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/data/client.ts';
import { listReceived } from '../../src/data/received.ts';
import { useDatabase } from '../support/database.ts';
import { ideaArguments, knock, offerArguments } from '../support/submissions.ts';

const database = useDatabase();
const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const idea = (change: Record<string, unknown> = {}) =>
  knock(database.sql, 'take_in_idea', ideaArguments({ p_title: randomUUID(), ...change }));
const offer = (change: Record<string, unknown> = {}) =>
  knock(database.sql, 'take_in_offer', offerArguments(change));

/** Whether each is flagged, in the order in which they came in. */
async function flags(): Promise<boolean[]> {
  const rows = await database.sql<{ flagged: boolean }[]>`select flagged from app.contributions order by id`;
  return rows.map(({ flagged }) => flagged);
}

beforeEach(async () => {
  await database.sql`truncate app.contributions, app.arrivals cascade`;
});

describe.each([
  ['ideas', idea],
  ['offers', offer],
])('one text as several %s', (_, send) => {
  test('twice is still a person', async () => {
    for (let n = 0; n < 2; n += 1) await send();
    expect(await flags()).toEqual([false, false]);
  });
  test('three times within a day flags all three, and those that come after', async () => {
    for (const age of [23 * hour, 12 * hour, 0]) await send({ p_arrived_at: ago(age) });
    expect(await flags()).toEqual([true, true, true]);
    await send();
    expect(await flags()).toEqual([true, true, true, true]);
  });
  test('capitals, blanks and line ends make no other text of it', async () => {
    const texts = [
      'Köp billiga klockor nu, alla märken!',
      'KÖP BILLIGA KLOCKOR NU,  ALLA MÄRKEN!',
      'köp billiga\nklockor nu, alla\u00a0märken!',
    ];
    for (const p_description of texts) await send({ p_description });
    expect(await flags()).toEqual([true, true, true]);
  });
  test('other texts are not concerned', async () => {
    for (let n = 0; n < 5; n += 1) await send({ p_description: `Vi planterar ${n} träd längs gatan.` });
    for (let n = 0; n < 3; n += 1) await send();
    expect(await flags()).toEqual([false, false, false, false, false, true, true, true]);
  });
  test('three in more than a day are not many', async () => {
    for (const age of [50 * hour, 25 * hour, 0]) await send({ p_arrived_at: ago(age) });
    expect(await flags()).toEqual([false, false, false]);
  });
  test('what counts is when they were sent, not when they came in from the inbox', async () => {
    for (const age of [0, 72 * hour, 71 * hour, 1 * hour, 70 * hour]) await send({ p_arrived_at: ago(age) });
    expect(await flags()).toEqual([false, true, true, false, true]);
  });
  test('three at the same moment are all kept and all flagged', async () => {
    const all: Promise<unknown>[] = [];
    await database.sql.begin(async (transaction) => {
      // The last that each has to write: by then, nobody would look for others any more.
      await transaction`lock table app.timeline in exclusive mode`;
      for (let n = 0; n < 3; n += 1) all.push(send());
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect(await Promise.all(all)).toHaveLength(3);
    expect(await flags()).toEqual([true, true, true]);
  });
});

test('two ideas and two offers with the same text are many of neither', async () => {
  const p_description = 'Jag kan hjälpa till på torsdagar.';
  for (const send of [offer, idea, offer, idea]) await send({ p_description });
  expect(await flags()).toEqual([false, false, false, false]);
});
test('what somebody has read already is left as it is', async () => {
  for (let n = 0; n < 2; n += 1) await idea();
  await database.sql`update app.ideas set status = 'published'`;
  await idea();
  expect(await flags()).toEqual([false, false, true]);
});
test('a person who takes a flag away has decided: only what is new is flagged after that', async () => {
  for (let n = 0; n < 3; n += 1) await idea();
  await database.sql`update app.ideas set status = 'published'`;
  await database.sql`update app.contributions set flagged = false`;
  await idea();
  expect(await flags()).toEqual([false, false, false, true]);
});
test('nobody waits for a flag: one that is being changed at this moment is left for the next', async () => {
  for (let n = 0; n < 2; n += 1) await idea();
  await database.sql.begin(async (transaction) => {
    await transaction`update app.contributions set language = 'sv' where id = (select min(id) from app.contributions)`;
    expect((await idea()).outcome).toBe('stored');
  });
  expect(await flags()).toEqual([false, true, true]);
  await idea();
  expect(await flags()).toEqual([true, true, true, true]);
});
test('whoever looks after what comes in sees the flag', async () => {
  for (let n = 0; n < 3; n += 1) await idea();
  const received = await listReceived(connect(database.supabaseUrl, database.secretKey), 10);
  expect(received.map(({ flagged }) => flagged)).toEqual([true, true, true]);
});

test('among thousands of contributions, hundreds of them with the same text, no table is read through', async () => {
  await database.sql.begin(async (transaction) => {
    await transaction`select set_config('session_replication_role', 'replica', true)`;
    const { p_read_by, p_notice_version } = ideaArguments();
    await transaction`
      insert into app.contributions
        (kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version)
      select 'idea', 'K3-0000-' || lpad(n::text, 4, '0'), now() - (5000 - n) * interval '1 minute', ${p_read_by},
        encode(sha256(n::text::bytea), 'hex'), '', '{}', 'sv', ${p_notice_version}
      from generate_series(1, 5000) as n`;
    await transaction`
      insert into app.ideas (id, title, description, helps, area, topics, needs, needs_note, first_step)
      select id, 'Plantera träd', 'Vi planterar träd längs gatan' || case when id % 10 = 0 then '.' else ' ' || id end,
        '', 'whole', '{}', '{}', '', false
      from app.contributions`;
  });
  await database.sql`analyze`;
  const given = ideaArguments();
  const { before, after } = await database.sql.begin(async (transaction) => {
    const looks = async () => {
      const [row] = await transaction<{ scans: number; rows: number }[]>`
        select sum(seq_scan)::int as scans, sum(idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
        where schemaname = 'app' and relname in ('ideas', 'contributions')`;
      return { scans: row?.scans ?? 0, rows: row?.rows ?? 0 };
    };
    const before = await looks();
    await knock(transaction as never, 'take_in_idea', given);
    return { before, after: await looks() };
  });
  expect(after.scans - before.scans).toBe(0);
  // The newest hundred, each looked up some six times: its text, its moment, its status, and to be flagged.
  expect(after.rows - before.rows).toBeLessThan(700);
  const [own] =
    await database.sql`select flagged from app.contributions where reference = ${given.p_reference}`;
  expect(own).toEqual({ flagged: true });
});
