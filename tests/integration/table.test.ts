import { randomUUID } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/data/client.ts';
import { comment, takeBack } from '../../src/data/ownActs.ts';
import { countTable, type Filter, listPart, type Row } from '../../src/data/table.ts';
import { filterIn } from '../../src/desk/filter.ts';
import { readPart } from '../../src/desk/readPart.ts';
import type { Sitting } from '../../src/desk/sitting.ts';
import { type Part, parts } from '../../src/domain/table.ts';
import { rareWord, writeRows } from '../bench/helpers/tableRows.ts';
import { act, contents, type Sent, sent, setDown } from '../support/acts.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let maja: SeatedSteward;
beforeAll(async () => {
  maja = await seat(database, 'steward', { name: 'Maja' });
});
beforeEach(async () => {
  await database.sql`truncate app.contributions cascade`;
});

const everything: Filter = { kind: '', area: '', topic: '', need: '', status: '', words: '', reference: '' };
const rowsOf = (part: Part, filter: Partial<Filter> = {}) =>
  listPart(maja.client, part, { ...everything, ...filter }, undefined, 100);
const list = async (part: Part, filter: Partial<Filter> = {}) =>
  (await rowsOf(part, filter)).map(({ reference }) => reference);
const counted = async (today = '2026-11-24') => countTable(maja.client, today);
const references = (...all: Sent[]) => all.map(({ reference }) => reference);
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const came = (kind: 'idea' | 'offer', hours: number, own = {}) =>
  sent(database, kind, { p_arrived_at: hoursAgo(hours), ...own });

describe('what is new', () => {
  test('stands with the earliest first, whichever came in first, and without rubbish', async () => {
    const [late, early] = [await came('idea', 1), await came('offer', 30)];
    const rubbish = await came('idea', 5, { p_flagged: true });
    expect(await list('new')).toEqual(references(early, late));
    expect(await list('rubbish')).toEqual(references(rubbish));
    expect(await counted()).toMatchObject({ news: 2, rubbish: 1 });
  });
  test('leaves when a steward acts, and comes back when the one who wrote does', async () => {
    const [one, other] = [await came('idea', 2), await came('idea', 1)];
    await act(maja, 'read', one);
    expect(await list('new')).toEqual(references(other));
    await comment(randomUUID(), one.key, 'Vi blir fler.');
    expect(await list('new')).toEqual(references(other, one));
    expect((await rowsOf('new')).map((row) => row.is_reply)).toEqual([false, true]);
    await takeBack(randomUUID(), one.key);
    expect(await list('new')).toEqual(references(other));
  });
  test('tells the promised day, and is late the day after, until it is answered', async () => {
    const one = await sent(database, 'idea', { p_read_by: '2026-11-30' });
    expect(await rowsOf('new')).toMatchObject([{ read_by: '2026-11-30' }]);
    expect(await counted('2026-11-30')).toMatchObject({ late: 0 });
    expect(await counted('2026-12-01')).toMatchObject({ late: 1 });
    await act(maja, 'read', one);
    expect(await counted('2026-12-01')).toMatchObject({ late: 0 });
  });
});

describe('who is missing', () => {
  test('are the ideas on the board whose needs nobody has met yet, and no others', async () => {
    const put = async (status: string, p_needs: string[]) => {
      const one = await sent(database, 'idea', { p_needs });
      await setDown(database, one, status);
      return one;
    };
    const [a, b, c] = [
      await put('published', ['hands']),
      await put('gathering', ['lead']),
      await put('active', ['place']),
    ];
    for (const status of ['received', 'done', 'resting', 'retired', 'returned', 'withdrawn', 'removed'])
      await put(status, ['hands']);
    await put('published', []);
    expect(await list('missing')).toEqual(references(c, b, a));
    expect(await counted()).toMatchObject({ missing: 3 });
    const offer = await sent(database, 'offer', { p_idea: a.reference });
    await act(maja, 'agreed', offer, { content: { ...contents.agreed, meets: ['hands'] } });
    expect(await list('missing')).toEqual(references(c, b));
  });
});

test('offers that nobody has answered stand until somebody does, also when they have been seen', async () => {
  const [one, other] = [await came('offer', 2), await came('offer', 1)];
  await came('offer', 3, { p_flagged: true });
  await act(maja, 'worry', one);
  expect(await list('offers')).toEqual(references(one, other));
  await act(maja, 'answered', other);
  expect(await list('offers')).toEqual(references(one));
  expect(await counted()).toMatchObject({ offers: 1 });
});

describe('a list', () => {
  let [idea, offer] = [{} as Sent, {} as Sent];
  beforeEach(async () => {
    idea = await came('idea', 2, {
      p_title: 'Grannträffar',
      p_area: 'centrum',
      p_topics: ['skola'],
      p_needs: ['lead'],
    });
    offer = await came('offer', 1, { p_gives: ['things'], p_areas: ['landsbygden'], p_topics: ['natur'] });
    await setDown(database, idea, 'published');
  });
  test.each<[Partial<Filter>, 'idea' | 'offer']>([
    [{ kind: 'idea' }, 'idea'],
    [{ kind: 'offer' }, 'offer'],
    [{ area: 'centrum' }, 'idea'],
    [{ area: 'landsbygden' }, 'offer'],
    [{ topic: 'skola' }, 'idea'],
    [{ topic: 'natur' }, 'offer'],
    [{ need: 'lead' }, 'idea'],
    [{ need: 'things' }, 'offer'],
    [{ status: 'published' }, 'idea'],
    [{ status: 'received' }, 'offer'],
  ])('is narrowed by %j', async (filter, which) => {
    const wanted = references(which === 'idea' ? idea : offer);
    expect(await list('all', filter)).toEqual(wanted);
    expect(await list('new', filter)).toEqual(wanted);
  });
  test('narrowed by two things has what fits both', async () => {
    expect(await list('all', { area: 'centrum', need: 'things' })).toEqual([]);
    expect(await list('missing', { area: 'centrum', need: 'lead' })).toEqual(references(idea));
  });
  test.each(['grannträff', 'Grannträffen', 'GRANNTRÄFFARNA'])(
    'finds "%s" in whichever form it was written',
    async (words) => expect(await list('all', { words })).toEqual(references(idea)),
  );
  test('finds a reference however somebody writes it', async () => {
    const [, first, last] = idea.reference.split('-');
    for (const written of [
      idea.reference,
      `k3 ${first} ${last}`,
      `K3${first}${last}`.toLowerCase().replaceAll('0', 'o'),
    ]) {
      const filter = filterIn(new URLSearchParams({ ord: written }));
      expect(await list('all', filter)).toEqual(references(idea));
    }
    expect(await list('all', { reference: 'K3-0000-0000' })).toEqual([]);
  });
  test('of nothing but signs finds nothing', async () => {
    for (const words of ['?!', '"', "' or 1=1 --", 'och']) expect(await list('all', { words })).toEqual([]);
  });
  test.each(parts)('of %s is for stewards alone', async (part) => {
    const anyone = connect(database.supabaseUrl, database.publishableKey);
    await expect(listPart(anyone, part, everything, undefined, 21)).rejects.toThrow('42501');
    const half = await seat(database, 'steward', { secondFactor: false });
    expect(await listPart(half.client, part, { ...everything, words: 'och' }, undefined, 21)).toEqual([]);
    expect(await listPart(half.client, part, everything, undefined, 21)).toEqual([]);
  });
});

describe('page after page', () => {
  /** Turns pages as the table does, and lets something happen between them. */
  async function turn(
    part: Part,
    between: (shown: Row[], page: number) => Promise<unknown>,
  ): Promise<number[]> {
    const seen: number[] = [];
    let url: URL | undefined = new URL('https://kommun.example/bordet/');
    for (let page = 1; url; page += 1) {
      if (page > 30) throw new Error(`The pages have no end: ${url.search}`);
      const { rows, next }: Awaited<ReturnType<typeof readPart>> = await readPart(
        { client: maja.client } as Sitting,
        part,
        url,
      );
      seen.push(...rows.map(({ id }) => id));
      await between(rows, page);
      url = next ? new URL(next, url) : undefined;
    }
    return seen;
  }
  const idsOf = async (where: string) =>
    (await database.sql.unsafe(`select c.id::int from app.contributions c where ${where}`)).map(
      ({ id }) => id as number,
    );

  beforeEach(async () => {
    await writeRows(database.sql, 150, 'short');
    // What comes by paper or late has a number and a day that do not go together.
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update app.contributions set arrived_at = arrived_at - (id % 7) * interval '1 hour'`;
      await tx`update app.contributions set news_at = arrived_at`;
    });
  });

  test.each(parts)(
    'of %s shows nothing twice and misses nothing, while others come and others are acted upon',
    async (part) => {
      const before = new Set((await rowsOf(part)).length ? await everyId(part) : []);
      const gone = new Set<number>();
      const seen = await turn(part, async (shown, page) => {
        await came(page % 2 ? 'idea' : 'offer', 0);
        // Somebody acts on one that has been shown and on one that has not.
        for (const id of [
          shown[0]?.id,
          [...before].find((each) => !shown.some((row) => row.id === each) && !gone.has(each)),
        ]) {
          const [row] =
            await database.sql`select reference, flagged from app.contributions where id = ${id ?? 0}`;
          if (!row || !id) continue;
          gone.add(id);
          await act(maja, row.flagged ? 'notRubbish' : 'worry', row as unknown as Sent);
        }
      });
      expect(seen).toHaveLength(new Set(seen).size);
      expect([...before].filter((id) => !gone.has(id) && !seen.includes(id))).toEqual([]);
    },
  );

  const everyId = (part: Part) =>
    idsOf(
      {
        new: 'not c.flagged',
        rubbish: 'c.flagged',
        all: 'true',
        missing: `app.status_of(c.id) = 'published'`,
        offers: `c.kind = 'offer' and not c.flagged`,
      }[part],
    );
});

describe('with ten thousand waiting', () => {
  beforeAll(async () => {
    await database.sql`truncate app.contributions cascade`;
  });

  test('no first page reads more than a thousand rows, and a search for what seven say no more than half of all', async () => {
    await writeRows(database.sql, 10_000, 'short');
    const read: Record<string, number> = {};
    for (const part of parts) read[part] = await rowsReadBy(`'${part}', '', '', '', '', '', '', ''`);
    read.search = await rowsReadBy(`'all', '', '', '', '', '', '${rareWord}', ''`);
    const tooMany = Object.entries(read).filter(([name, rows]) => rows > (name === 'search' ? 5000 : 1000));
    expect(tooMany).toEqual([]);
  });

  /** What PostgreSQL itself counts meanwhile, whatever plan it takes: rows of ours, by index or one after the other. */
  async function rowsReadBy(asked: string): Promise<number> {
    return database.sql.begin(async (tx) => {
      const claims = JSON.stringify({ sub: maja.user, session_id: maja.session, role: 'authenticated' });
      await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('request.jwt.claim.sub', ${maja.user}, true)`;
      // What this connection read a moment ago is still among what it has not handed in yet.
      const before = await rowsCounted(tx);
      await tx`set local role authenticated`;
      const rows = await tx.unsafe(`select * from public.desk_list(${asked}, null, null, 21)`);
      expect(rows.length).toBeGreaterThan(0);
      await tx`reset role`;
      return (await rowsCounted(tx)) - before;
    });
  }

  async function rowsCounted(tx: TransactionSql): Promise<number> {
    const [{ read } = { read: 0 }] = await tx<{ read: number }[]>`
      select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::int as read
      from pg_stat_xact_user_tables where schemaname = 'app'`;
    return read;
  }
});
