/** How the board's data is asked for, as JSON and as a spreadsheet: by whom, with what, how often; and that it says the same whatever is asked. */
import { beforeEach, describe, expect, test } from 'vitest';
import { placeInWords } from '../../src/board/place.ts';
import { askData, sendAndPlace } from '../support/askData.ts';
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

describe('a copy that is still right', () => {
  test.each(['', '.csv'] as const)('is not sent again (ideas%s)', async (file) => {
    const reference = await sendAndPlace(database.sql);
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
    await sendAndPlace(database.sql);
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
  test.each(['', '.csv'] as const)(
    'of several places the first counts, at its one address, and nobody asks the database (ideas%s)',
    async (file) => {
      const place = placeInWords({ free: 0, at: '2026-11-28T14:36:39.433605+00:00', id: 17 });
      const before = proxy.asked;
      for (const more of ['efter=1', 'efter=', `efter=${place}`, 'x=1&efter=2&efter=3']) {
        const answer = await askData(file, `?efter=${place}&${more}`);
        expect([answer.status, answer.headers.get('location')], more).toEqual([
          301,
          `/api/public/ideas${file}?efter=${place}`,
        ]);
      }
      expect(proxy.asked).toBe(before);
      expect((await askData(file, `?efter=${place}&x=1`)).status).toBe(200);
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
