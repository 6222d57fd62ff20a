/** The board's data as JSON: what is in it, how it goes on, and that it says the same whatever is asked. */
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shownStatuses } from '../../src/domain/board.ts';
import { hats, needs } from '../../src/domain/choices.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { askData, hostileWords, sendAndPlace } from '../support/askData.ts';
import { anIdea } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { moveTo } from '../support/placeOnBoard.ts';
import { aVisitor, sendAsProgram } from '../support/send.ts';
import { useProxy } from '../support/useProxy.ts';

const database = useDatabase();
const proxy = useProxy(database);
watchLogs();
beforeEach(() => database.sql`delete from app.contributions`);

const choice = z.strictObject({ id: z.string(), name: z.string().min(1) });
const moment = z.iso.datetime({ precision: 3 });
/** What docs/data.md promises, and not a member more. */
const promised = z.strictObject({
  rights: z.strictObject({
    facts: z.strictObject({ fields: z.array(z.string()), licence: z.literal('CC0-1.0'), url: z.url() }),
    words: z.strictObject({ fields: z.array(z.string()), licence: z.null(), notice: z.string().min(1) }),
  }),
  ideas: z.array(
    z.strictObject({
      reference: z.string().regex(/^K3-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
      url: z.url(),
      status: z.enum(shownStatuses),
      area: choice,
      topics: z.array(choice).max(3),
      needs: z.array(z.enum(needs)),
      missing: z.array(z.enum(needs)),
      published: moment,
      changed: moment,
      title: z.string(),
      description: z.string(),
      name: z.string().min(1).nullable(),
      hats: z.array(z.enum(hats)),
    }),
  ),
  next: z.url().nullable(),
});

async function read(query = '') {
  const answer = await askData('', query);
  expect(answer.status).toBe(200);
  return promised.parse(await answer.json());
}

const whole = {
  title: 'Odla ihop bakom skolan',
  description: 'Vi gräver i maj, alla som vill.',
  area: 'centrum',
  topics: ['skola', 'natur'],
  needs: ['hands', 'lead'],
  hats: ['resident', 'employee'],
  displayName: 'Åke Ö',
  email: 'hemlig@exempel.example',
};

describe('the data', () => {
  test('of an empty board is an empty list, with its rights told', async () => {
    const { ideas, next, rights } = await read();
    expect([ideas, next]).toEqual([[], null]);
    expect(rights.words.notice).toMatch(/tillhör dem som skrev/);
  });

  test('tells of an idea what its page tells, free or not as is said of each field', async () => {
    const reference = await sendAndPlace(database.sql, whole);
    await database.sql`update app.ideas set met = '{hands}'`;
    const { ideas, rights } = await read();
    const { published, changed, ...told } = ideas[0] ?? { published: '', changed: '' };
    expect(told).toEqual({
      reference,
      url: `${kommun.site}/ideer/${reference}/`,
      status: 'published',
      area: { id: 'centrum', name: 'Centrum' },
      topics: [
        { id: 'skola', name: 'Skola och förskola' },
        { id: 'natur', name: 'Natur och miljö' },
      ],
      needs: ['hands', 'lead'],
      missing: ['lead'],
      title: whole.title,
      description: whole.description,
      name: 'Åke Ö',
      hats: ['resident', 'employee'],
    });
    expect(Date.parse(changed)).toBeGreaterThan(Date.parse(published));
    expect([...rights.facts.fields, ...rights.words.fields].sort()).toEqual(
      Object.keys(ideas[0] ?? {}).sort(),
    );
  });

  test('has no name where none was chosen, and calls the whole municipality by its name', async () => {
    await sendAndPlace(database.sql, { ...whole, displayName: '', area: 'whole' });
    const [idea] = (await read()).ideas;
    expect([idea?.name, idea?.area]).toEqual([null, { id: 'whole', name: 'Hela kommunen' }]);
  });

  test.each(['withdrawn', 'returned', 'removed'])('lets go of one that is %s', async (status) => {
    await moveTo(database.sql, await sendAndPlace(database.sql, whole), status);
    expect((await read()).ideas).toEqual([]);
  });

  test('has nothing that was not put up, and nobody’s address', async () => {
    await sendAsProgram('idea', anIdea({ ...whole, title: 'Väntar på att läsas' }));
    await sendAndPlace(database.sql, whole);
    for (const file of ['', '.csv'] as const) {
      const text = await (await askData(file)).text();
      expect(text).not.toMatch(/hemlig|@exempel|Väntar/);
    }
    expect((await read()).ideas).toHaveLength(1);
  });

  test('goes on from page to page until everything has come once', async () => {
    const put: string[] = [];
    for (let count = 0; count < 201; count += 1) put.push(await sendAndPlace(database.sql));
    const [came, sizes]: [string[], number[]] = [[], []];
    for (let query: string | undefined = ''; query !== undefined; ) {
      const { ideas, next } = await read(query);
      came.push(...ideas.map(({ reference }) => reference));
      sizes.push(ideas.length);
      query = next === null ? undefined : new URL(next).search;
    }
    expect(sizes).toEqual([100, 100, 1]);
    expect(came).toEqual(put.reverse());
  });

  test('ends where a page is just full', async () => {
    for (let count = 0; count < 100; count += 1) await sendAndPlace(database.sql);
    expect((await read()).next).toBeNull();
  });
});

test('hostile words come back as they were kept, and cannot end a script that somebody puts them in', async () => {
  const kept = new Map<string, object>();
  for (const words of hostileWords.slice(0, 99))
    await sendAndPlace(database.sql, words.sent).then(
      (reference) => kept.set(reference, words.kept),
      () => undefined,
    );
  expect(kept.size).toBeGreaterThan(90);
  const answer = await askData('');
  const text = await answer.clone().text();
  expect(text).not.toMatch(/[<>\u2028\u2029]/);
  const { ideas } = promised.parse(JSON.parse(text));
  expect(ideas).toHaveLength(kept.size);
  for (const { reference, title, description, name } of ideas)
    expect({ title, description, name: name ?? '' }).toEqual(kept.get(reference));
  expect(JSON.stringify([...answer.headers])).not.toMatch(/evil|stolen|Bcc/);
});

describe('a copy that is still right', () => {
  test.each(['', '.csv'] as const)('is not sent again (ideas%s)', async (file) => {
    const reference = await sendAndPlace(database.sql, whole);
    const first = await askData(file);
    const etag = first.headers.get('etag') ?? '';
    const mine = { headers: { 'if-none-match': etag } };
    const again = await askData(file, '', mine);
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    await moveTo(database.sql, reference, 'gathering');
    const changed = await askData(file, '', mine);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });
});

describe('any page and any program', () => {
  test('may read it, and ask beforehand', async () => {
    const [answer, before] = [await askData(''), await askData('', '', { method: 'OPTIONS' })];
    for (const { headers } of [answer, before]) expect(headers.get('access-control-allow-origin')).toBe('*');
    expect([before.status, before.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect(before.headers.get('access-control-allow-headers')).toBe('if-none-match');
    expect(answer.headers.get('access-control-expose-headers')).toContain('etag');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
  test('gets JSON whatever it says that it wants', async () => {
    const answer = await askData('', '', { headers: { accept: 'text/html' } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
  test('may look without getting', async () => {
    const [look, get] = [await askData('', '', { method: 'HEAD' }), await askData('')];
    expect([look.status, await look.text()]).toEqual([200, '']);
    expect(look.headers.get('etag')).toBe(get.headers.get('etag'));
  });
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('cannot change anything with %s', async (method) => {
    const answer = await askData('', '', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toMatchObject({ status: 405, code: 'method' });
  });
});

describe('a cunning question changes nothing', () => {
  test.each([
    '?select=*',
    '?email=eq.x',
    '?limit=100000&offset=5',
    '?order=email',
    '?status=received',
    '?a=1&a=2',
    '?or=(status.eq.received)',
    '?p_limit=100000',
    `?${'x'.repeat(500)}=1`,
  ])('%s', async (query) => {
    await sendAndPlace(database.sql, whole);
    await sendAsProgram('idea', anIdea());
    for (const file of ['', '.csv'] as const)
      expect(await (await askData(file, query)).text()).toBe(await (await askData(file)).text());
  });
  test.each(['', 'x', 'x'.repeat(500), '0_2026-11-28_1', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'a place that we never gave leads to the beginning, and nobody asks the database: %s',
    async (place) => {
      const before = proxy.asked;
      const answer = await askData('.csv', `?efter=${place}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, '/api/public/ideas.csv']);
      expect(proxy.asked).toBe(before);
    },
  );
});

describe('when there is no answer', () => {
  test.each(['', '.csv'] as const)(
    'the database away: who asks is told when to ask again (ideas%s)',
    async (file) => {
      proxy.mood = 'drops';
      const answer = await askData(file);
      proxy.mood = 'well';
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({ status: 503, code: 'away' });
    },
  );
  test('too many questions from one place: that one waits, nobody else', async () => {
    const ip = aVisitor();
    const answers = await Promise.all(Array.from({ length: 80 }, () => askData('', '', {}, ip)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused[0]?.headers.get('retry-after')).toBe('10');
    expect(await refused[0]?.json()).toMatchObject({ status: 429, code: 'tooMany' });
    expect((await askData('')).status).toBe(200);
  });
});
