/** A bug of ours is told as one, and a database that is away as that: never one as the other. */
import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetAll } from '../../netlify/http/restraint.ts';
import { tablesWithRoom } from '../../src/board/tablesWithRoom.ts';
import { askData } from '../support/askData.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { noRows } from '../support/proxy.ts';
import { aVisitor } from '../support/send.ts';
import { useProxy } from '../support/useProxy.ts';

const proxy = useProxy(useDatabase());
const bundles = useBundles();
const logs = watchLogs();
beforeEach(forgetAll);

const page = (path: string) =>
  bundles.page(new Request(`https://site.example${path}`), { ip: aVisitor(), requestId: 'r-1' });
const ways = [
  ['the list', () => page('/ideer/?amne=skola')],
  ['an idea', () => page('/ideer/K3-7F2M-9QXD/')],
  ['the feed', () => page('/ideer/atom.xml')],
  ['the data', () => askData('')],
  ['the spreadsheet', () => askData('.csv')],
] as const;

async function linesOf<T>(asking: () => Promise<T>) {
  const before = logs.lines.length;
  const answer = await asking();
  return { answer, lines: logs.lines.slice(before).map((line) => JSON.parse(line)) };
}

describe.each(ways)('whoever asks for %s', (_, asking) => {
  test('is told that something broke here, and the log says where', async () => {
    proxy.mood = noRows;
    const { answer, lines } = await linesOf(asking);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(lines).toMatchObject([
      { event: 'failed', status: 500, error: 'TypeError', place: expect.stringMatching(/:\d+:\d+$/) },
    ]);
  });

  test.each(['drops', { status: 540 }] as const)(
    'is told that the database is away when it is (%j)',
    async (mood) => {
      proxy.mood = mood;
      const { answer, lines } = await linesOf(asking);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
      expect(lines[0]).toMatchObject({ event: 'refused', status: 503 });
    },
  );
});

test('a program is told so in its own words', async () => {
  proxy.mood = noRows;
  const answer = await askData('');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({ status: 500, code: 'broken', title: expect.any(String) });
});

test('the start page is there all the same, and the log says where it broke', async () => {
  proxy.mood = noRows;
  const { answer, lines } = await linesOf(() => page('/'));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(
    load(await answer.text())('main .band h2')
      .first()
      .text(),
  ).toBe('Så kan ett bord se ut');
  expect(lines).toMatchObject([{ event: 'failed', endpoint: '/', error: 'TypeError' }]);
  expect(await tablesWithRoom({ ip: aVisitor(), requestId: 'r-1', path: '/' })).toBeUndefined();
});
