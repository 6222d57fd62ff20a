/** The map of the board for search engines: what is shown, nothing else, and valid by sitemaps.org. */
import { load } from 'cheerio';
import { beforeEach, describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { useBundles } from '../support/bundles.ts';
import { anIdea } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { moveTo, placeOnBoard } from '../support/placeOnBoard.ts';
import { startProxy } from '../support/proxy.ts';
import { aVisitor, sendAsProgram, siteUrl } from '../support/send.ts';
import { faultsIn } from '../support/xml.ts';

const database = useDatabase();
const bundles = useBundles();
watchLogs();
beforeEach(() => database.sql`delete from app.contributions`);

const ask = (path: string) =>
  bundles.page(new Request(siteUrl + path), { ip: aVisitor(), requestId: '01HXMAP' });
const read = async (path: string) => (await ask(path)).text();
const placesIn = (xml: string) =>
  load(xml, { xml: true })('loc')
    .toArray()
    .map((loc) => load(loc, { xml: true }).text());
const addressOf = (reference: string) => `${kommun.site}/ideer/${reference}/`;

/** The parts, as a search engine finds them. */
async function parts(): Promise<string[]> {
  const index = await read('/ideer/sitemap.xml');
  expect(await faultsIn(index, 'sitemapindex')).toEqual([]);
  return placesIn(index).map((address) => new URL(address).pathname);
}

async function everythingFound(): Promise<string[]> {
  const found: string[] = [];
  for (const path of await parts()) {
    const map = await read(path);
    expect(await faultsIn(map, 'sitemap')).toEqual([]);
    found.push(...placesIn(map));
  }
  return found;
}

test('robots.txt names it beside the map of what was built', async () => {
  const robots = await (await bundles.file(new Request(`${siteUrl}/robots.txt`)))?.text();
  expect(robots?.match(/(?<=^Sitemap: ).*$/gm)).toEqual([
    `${kommun.site}/sitemap-index.xml`,
    `${kommun.site}/ideer/sitemap.xml`,
  ]);
});

test('the map of an empty board shows the way to the list', async () => {
  expect(await everythingFound()).toEqual([`${kommun.site}/ideer/`]);
});

test('each idea on the board is there, with the day it last changed; what is not, or not any more, is not', async () => {
  const shown = [
    await placeOnBoard(database.sql),
    await placeOnBoard(database.sql),
    await placeOnBoard(database.sql),
  ];
  await moveTo(database.sql, shown[1] ?? '', 'gathering', 'resting');
  for (const status of ['withdrawn', 'returned', 'removed'])
    await moveTo(database.sql, await placeOnBoard(database.sql), status);
  await sendAsProgram('idea', anIdea());
  expect(await everythingFound()).toEqual(shown.map(addressOf));
  const [{ at } = { at: new Date(0) }] = await database.sql<
    { at: Date }[]
  >`select b.changed_at as at from app.board b join app.contributions c on c.id = b.id where c.reference = ${shown[1] ?? ''}`;
  const map = load(await read((await parts()).at(-1) ?? ''), { xml: true });
  expect(map('lastmod').eq(1).text()).toBe(at.toISOString());
});

test('an idea of a later ten thousand has a part of its own', async () => {
  await database.sql`select setval(pg_get_serial_sequence('app.contributions', 'id'), 20000)`;
  const late = await placeOnBoard(database.sql);
  expect(await parts()).toEqual(['/ideer/sitemap-0.xml', '/ideer/sitemap-1.xml', '/ideer/sitemap-2.xml']);
  expect(placesIn(await read('/ideer/sitemap-2.xml'))).toEqual([addressOf(late)]);
});

describe('a part that there cannot be is not there', () => {
  test.each(['x', '-1', '00', '1.0', '1e3', '100000', '99999999999999999999', "0'--"])('%s', async (part) => {
    const proxy = await startProxy(database.supabaseUrl);
    process.env.SUPABASE_URL = proxy.url;
    const { status, headers } = await ask(`/ideer/sitemap-${part}.xml`);
    process.env.SUPABASE_URL = database.supabaseUrl;
    await proxy.stop();
    expect([status, proxy.asked]).toEqual([404, 0]);
    expect(headers.get('content-type'), 'a page that says so').toContain('text/html');
  });
  test('one that there is not yet', async () => {
    const { status, headers } = await ask('/ideer/sitemap-999.xml');
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });
  test('and of a thousand made-up numbers the database hears nothing, once it has told what there is', async () => {
    await parts();
    const proxy = await startProxy(database.supabaseUrl);
    process.env.SUPABASE_URL = proxy.url;
    for (let part = 2; part < 1000; part += 50)
      expect((await ask(`/ideer/sitemap-${part}.xml`)).status).toBe(404);
    expect(proxy.asked).toBe(0);
    expect((await ask('/ideer/sitemap-1.xml')).status).toBe(404);
    expect(proxy.asked, 'the next one may have come since').toBe(1);
    process.env.SUPABASE_URL = database.supabaseUrl;
    await proxy.stop();
  });
});

test('while the database is away nobody is told that an idea is gone', async () => {
  process.env.SUPABASE_URL = 'http://127.0.0.1:1';
  const asked = await Promise.all(['/ideer/sitemap.xml', '/ideer/sitemap-0.xml'].map(ask));
  process.env.SUPABASE_URL = database.supabaseUrl;
  expect(asked.map(({ status }) => status)).toEqual([503, 503]);
});
