/** Following the board with a feed reader: valid by RFC 4287, and nothing but words in what people wrote. */
import { parseFeed } from 'feedsmith';
import { beforeEach, describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { hostileWords, sendAndPlace } from '../support/askData.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { moveTo } from '../support/placeOnBoard.ts';
import { aVisitor, siteUrl } from '../support/send.ts';
import { useProxy } from '../support/useProxy.ts';
import { faultsIn } from '../support/xml.ts';

const database = useDatabase();
const proxy = useProxy(database);
const bundles = useBundles();
watchLogs();
beforeEach(() => database.sql`delete from app.contributions`);

const ask = (query = '', init: RequestInit = {}, ip = aVisitor()) =>
  bundles.page(new Request(`${siteUrl}/ideer/atom.xml${query}`, init), { ip, requestId: '01HXFEED' });
const read = async () => (await ask()).text();

/** As a feed reader has it. */
function parsed(xml: string) {
  const { format, feed } = parseFeed(xml);
  if (format !== 'atom') throw new Error(`It is read as ${format}.`);
  return feed;
}
const entriesOf = (xml: string) => parsed(xml).entries ?? [];
const textOf = (told: string | { value?: string } | undefined) =>
  typeof told === 'object' ? told.value : told;

test('a feed with nothing in it is a feed, and the same one each time', async () => {
  const xml = await read();
  expect(await faultsIn(xml, 'atom')).toEqual([]);
  expect(entriesOf(xml)).toEqual([]);
  expect(await read()).toBe(xml);
});

describe('a feed with ideas in it', () => {
  const one = {
    title: 'Odla ihop bakom skolan',
    description: 'Vi gräver i maj.\n\nTa med en spade, & en vän.',
    topics: ['skola', 'natur'],
    needs: ['hands', 'lead'],
    email: 'hemlig@exempel.example',
  };

  test('is valid, and tells of each what its page tells', async () => {
    const nameless = await sendAndPlace(database.sql, one);
    const named = await sendAndPlace(database.sql, {
      ...one,
      title: 'Sjung i parken',
      displayName: 'Åke Ö',
      needs: [],
    });
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await response.text();
    expect(await faultsIn(xml, 'atom')).toEqual([]);
    const feed = parsed(xml);
    expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', `${kommun.site}/ideer/atom.xml`],
      ['alternate', `${kommun.site}/ideer/`],
    ]);
    expect(textOf(feed.rights)).toMatch(/CC0 1\.0.*ingen|CC0 1\.0.*inte/);
    const [newest, oldest] = feed.entries ?? [];
    expect(newest?.authors).toEqual([{ name: 'Åke Ö' }]);
    expect(oldest?.authors).toEqual([{ name: 'En av oss' }]);
    expect([newest?.id, oldest?.id]).toEqual(
      [named, nameless].map((each) => `${kommun.site}/ideer/${each}/`),
    );
    expect(oldest?.links?.map(({ rel, href }) => [rel, href])).toEqual([['alternate', oldest?.id]]);
    expect([textOf(oldest?.title), textOf(oldest?.content)]).toEqual([one.title, one.description]);
    expect(textOf(oldest?.summary)).toBe(
      'På bordet. Det saknas: några som tar i · någon som håller ihop det.',
    );
    expect(oldest?.categories?.map(({ term, label }) => [term, label])).toEqual([
      ['skola', 'Skola och förskola'],
      ['natur', 'Natur och miljö'],
      ['hands', 'Några som tar i'],
      ['lead', 'Någon som håller ihop det'],
    ]);
    expect(xml).not.toContain('hemlig');
  });

  test('asks for those who are still missing, and for nobody where it is done or rests', async () => {
    const reference = await sendAndPlace(database.sql, one);
    await database.sql`update app.ideas set met = '{hands}'`;
    const told = async () => {
      const [entry] = entriesOf(await read());
      const needed = entry?.categories?.filter(({ scheme }) => scheme?.endsWith('#behov'));
      return [textOf(entry?.summary), needed?.map(({ term }) => term)];
    };
    expect(await told()).toEqual(['På bordet. Det saknas: någon som håller ihop det.', ['lead']]);
    await moveTo(database.sql, reference, 'resting');
    expect(await told()).toEqual(['Vilar.', []]);
    await moveTo(database.sql, reference, 'gathering', 'active', 'done');
    expect(await told()).toEqual(['Klart.', []]);
  });

  test('has the newest thirty, and each with an id of its own', async () => {
    for (let count = 0; count < 32; count += 1)
      await sendAndPlace(database.sql, { ...one, title: `Idé nummer ${count}` });
    const entries = entriesOf(await read());
    expect(entries.map(({ title }) => textOf(title))).toEqual(
      Array.from({ length: 30 }, (_, back) => `Idé nummer ${31 - back}`),
    );
    expect(new Set(entries.map(({ id }) => id)).size).toBe(30);
  });

  test('says when it changed: when its last change was', async () => {
    const [first = ''] = [await sendAndPlace(database.sql, one), await sendAndPlace(database.sql, one)];
    await moveTo(database.sql, first, 'gathering');
    const xml = await read();
    const [newest, oldest] = entriesOf(xml);
    expect(parsed(xml).updated).toBe(oldest?.updated);
    expect(Date.parse(oldest?.updated ?? '')).toBeGreaterThan(Date.parse(newest?.updated ?? ''));
    expect(oldest?.published).not.toBe(oldest?.updated);
  });

  test.each([['withdrawn'], ['removed'], ['returned']])('lets go of one that is %s', async (status) => {
    const gone = await sendAndPlace(database.sql, one);
    const stays = await sendAndPlace(database.sql, one);
    await moveTo(database.sql, gone, status);
    const xml = await read();
    expect(entriesOf(xml).map(({ id }) => id)).toEqual([`${kommun.site}/ideer/${stays}/`]);
    expect(xml).not.toContain(gone);
  });
});

test('hostile words are words: the feed stays valid, and a reader has them as they were kept', async () => {
  const taken: (typeof hostileWords)[number]['kept'][] = [];
  for (const words of hostileWords) {
    await sendAndPlace(database.sql, words.sent).then(
      () => taken.push(words.kept),
      () => undefined,
    );
    if (taken.length % 25 !== 0) continue;
    expect(await faultsIn(await read(), 'atom')).toEqual([]);
  }
  expect(taken.length).toBeGreaterThan(90);
  const seen = new Map(entriesOf(await read()).map((entry) => [textOf(entry.content), entry]));
  for (const { title, name, description } of taken.slice(-30)) {
    const entry = seen.get(description);
    expect([textOf(entry?.title), entry?.authors?.[0]?.name]).toEqual([title, name || 'En av oss']);
  }
});

test.each([
  '?limit=100000',
  '?select=*&email=eq.x',
  '?order=id',
  '?efter=x',
  '?a=1&a=2',
  `?${'x'.repeat(500)}`,
])('a cunning query changes nothing: %s', async (query) => {
  await sendAndPlace(database.sql);
  expect(await (await ask(query)).text()).toBe(await read());
});

test('while the database is away an honest word comes, and when to ask again', async () => {
  proxy.mood = 'drops';
  const { status, headers } = await ask();
  proxy.mood = 'well';
  expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([503, '60', 'no-store']);
});

test('who asks in floods is asked to wait, and nobody else is', async () => {
  const [flooding, other] = [aVisitor(), aVisitor()];
  const answers = await Promise.all(Array.from({ length: 80 }, () => ask('', {}, flooding)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused[0]?.headers.get('retry-after')).toBe('10');
  expect((await ask('', {}, other)).status).toBe(200);
});
