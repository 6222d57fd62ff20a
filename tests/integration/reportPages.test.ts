/** The page where anybody says that something is wrong, on what Netlify would run: its answers, its troubles, and whoever means harm. */
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tidyText } from '../../src/domain/text.ts';
import { sv } from '../../src/i18n/sv.ts';
import { act, type Sent, sent, setDown } from '../support/acts.ts';
import { everyHostileText } from '../support/attacks/corpus.ts';
import { otherSites } from '../support/attacks/origins.ts';
import { asShown, dangersIn, skeletonOf } from '../support/attacks/surfaces.ts';
import { eachOf } from '../support/attacks/written.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { overhear, watchLogs } from '../support/logs.ts';
import type { Mood } from '../support/proxy.ts';
import { aVisitor, siteUrl } from '../support/send.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';
import { useProxy } from '../support/useProxy.ts';

const database = useDatabase();
const proxy = useProxy(database);
const bundles = useBundles();
watchLogs();

let lead: SeatedSteward;
let idea: Sent;
beforeAll(async () => {
  lead = await seat(database, 'lead', { name: 'Eva' });
});
beforeEach(async () => {
  await database.sql`truncate app.contributions cascade`;
  idea = await onBoard();
});

const requestId = '01HXREPORT';
const onBoard = async () => {
  const one = await sent(database, 'idea');
  await setDown(database, one, 'published');
  return one;
};
const wrong = 'Det är fel namn på läraren, hon heter något annat.';
const pathTo = ({ reference }: Pick<Sent, 'reference'>) => `/ideer/${reference}/sag-till/`;
const get = (path: string, headers: Record<string, string> = {}) =>
  bundles.page(new Request(siteUrl + path, { headers }), { requestId });
const own: Record<string, string> = {
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
};
function send(
  path: string,
  fields: Record<string, string>,
  { ip = aVisitor(), headers = own, at = siteUrl } = {},
) {
  overhear.typed(fields);
  const body = new URLSearchParams(fields).toString();
  return bundles.page(new Request(at + path, { method: 'POST', headers, body }), { ip, requestId });
}
const kept = async () =>
  (await database.sql`select words, flagged from app.reports order by id`).map((row) => ({ ...row }));
const typedIn = ($: CheerioAPI) => $('main form [name=words]').text();
const summaryOf = ($: CheerioAPI) => $('#error-heading').text();

describe('what is sent', () => {
  test('is thanked for, and no address says what it was', async () => {
    const answer = await send(pathTo(idea), { words: wrong, website: '' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${pathTo(idea)}tack/`]);
    expect(await kept()).toEqual([{ words: wrong, flagged: false }]);
    const $ = load(await (await get(`${pathTo(idea)}tack/`)).text());
    expect([$('h1').text(), $('main').text().includes(idea.reference)]).toEqual([
      sv.report.thanks.title,
      true,
    ]);
  });
  test('by a robot is thanked for in the same way, and flagged', async () => {
    const answer = await send(pathTo(idea), { words: wrong, website: 'https://spam.example' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${pathTo(idea)}tack/`]);
    expect(await kept()).toEqual([{ words: wrong, flagged: true }]);
  });
  test.each(['', '  \n ', 'ab', 'å'.repeat(1001)])(
    'too short or too long comes back as it was: %#',
    async (words) => {
      const answer = await send(pathTo(idea), { words });
      const $ = load(await answer.text());
      expect([answer.status, typedIn($), $('#words-error').attr('hidden')]).toEqual([422, words, undefined]);
      // Each time what to do next.
      expect($('#error-list').text()).toMatch(
        /Skriv några ord\.|Skriv minst 3 tecken\.|Skriv högst 1000 tecken\./,
      );
      expect($('title').text()).toMatch(/^Fel: /);
      expect(await kept()).toEqual([]);
    },
  );
  test('about an idea that is not there can be copied', async () => {
    const answer = await send('/ideer/K3-0000-0000/sag-till/', { words: wrong });
    const $ = load(await answer.text());
    expect([answer.status, $('h1').text(), $('textarea').text()]).toEqual([
      404,
      sv.report.notFound.heading,
      wrong,
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
  test('too often comes back with when there is room', async () => {
    const ip = aVisitor();
    const ideas = await Promise.all(Array.from({ length: 10 }, onBoard));
    for (const one of ideas) expect((await send(pathTo(one), { words: wrong }, { ip })).status).toBe(303);
    const answer = await send(pathTo(idea), { words: wrong }, { ip });
    const $ = load(await answer.text());
    expect([answer.status, typedIn($), summaryOf($)]).toEqual([
      429,
      wrong,
      sv.errors.summary.tooMany.heading,
    ]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
  test('from somebody who makes up ideas by the hundred leaves the database in peace, and loses no word', async () => {
    const before = proxy.asked;
    const statuses = new Map<number, number>();
    const ip = aVisitor();
    for (let n = 0; n < 150; n += 1) {
      const made = `/ideer/K3-0000-${String(n).padStart(4, '0')}/sag-till/`;
      const answer = await send(made, { words: wrong }, { ip });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 429) expect(typedIn(load(await answer.text()))).toBe(wrong);
    }
    expect([...statuses.keys()].toSorted()).toEqual([404, 429]);
    expect(proxy.asked - before).toBeLessThan(90);
  });
  test('about what many have told comes back and says so', async () => {
    await database.sql`
      insert into app.reports (contribution_id, words, flagged)
      select c.id, 'Fel ' || n, false from app.contributions c, generate_series(1, 50) n where c.reference = ${idea.reference}`;
    const answer = await send(pathTo(idea), { words: wrong });
    const $ = load(await answer.text());
    expect([answer.status, typedIn($), summaryOf($)]).toEqual([429, wrong, sv.report.manyAboutOne.heading]);
  });
});

describe('while the database is away', () => {
  const moods: Mood[] = ['drops', 'stalls', 'losesTheAnswer', 'stopsHalfWay', { status: 540 }];
  test.each(moods)('(%j) the words come back, and sent again are told once', async (mood) => {
    proxy.mood = mood;
    const answer = await send(pathTo(idea), { words: wrong }).finally(() => {
      proxy.mood = 'well';
    });
    const $ = load(await answer.text());
    expect([answer.status, typedIn($), summaryOf($)]).toEqual([503, wrong, sv.errors.summary.away.heading]);
    expect(answer.headers.get('retry-after')).toBe('60');
    await proxy.quiet();
    expect((await send(pathTo(idea), { words: wrong })).status).toBe(303);
    expect(await kept()).toEqual([{ words: wrong, flagged: false }]);
  });
  test('the form, the thanks and what can be no reference do without it', async () => {
    const asked = proxy.asked;
    for (const path of [
      pathTo(idea),
      `${pathTo(idea)}tack/`,
      '/ideer/k3 7m2q 9xrt/sag-till/'.replaceAll(' ', '-'),
    ])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    for (const path of ['/ideer/hej/sag-till/', '/ideer/hej/sag-till/tack/', '/ideer/K3-7M2Q-9XR/sag-till/'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await send('/ideer/hej/sag-till/', { words: wrong })).status).toBe(404);
    expect((await send(pathTo(idea), { words: '' })).status).toBe(422);
    expect(proxy.asked).toBe(asked);
  });
});

describe('whoever means harm', () => {
  test.each(otherSites)('tells nothing from $attack', async ({ headers }) => {
    const at = siteUrl.replace('https', 'http');
    const given = { 'content-type': own['content-type'] ?? '', ...headers(new URL(at)) };
    expect((await send(pathTo(idea), { words: wrong }, { headers: given, at })).status).toBe(403);
    expect(await kept()).toEqual([]);
  });
  test('changes nothing by looking, whatever the address says', async () => {
    for (const path of [pathTo(idea), `${pathTo(idea)}tack/`])
      await get(`${path}?words=${encodeURIComponent(wrong)}&_method=post`);
    expect(await kept()).toEqual([]);
  });
  test.each(['/ideer/*/', '/ideer/*/sag-till/tack/', '/ideer/x/y/', '/ideer/*/sag-till/x/'])(
    'sends nothing to %s, which is only read',
    async (path) => {
      const answer = await send(path.replace('*', idea.reference), { words: wrong });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(await kept()).toEqual([]);
    },
  );
  test('gets every page the same for everybody: no token, nothing of their own', async () => {
    const pages = await Promise.all([
      get(pathTo(idea)),
      get(pathTo(idea), { cookie: lead.cookie, 'accept-language': 'en' }),
    ]);
    const [one, other] = await Promise.all(pages.map((page) => page.text()));
    expect(one).toBe(other);
    expect(load(one ?? '')('input[type=hidden]')).toHaveLength(0);
  });
  test('writes words that are only words: in the form that comes back, and to the stewards', async () => {
    const texts = everyHostileText.filter((text) => text !== '');
    const back = async (words: string) =>
      load(await (await send(pathTo(idea), { words: words + 'x'.repeat(1001) })).text());
    const template = skeletonOf(await back('hej'));
    await eachOf(texts, async (text) => {
      const $ = await back(text);
      expect([dangersIn($), skeletonOf($)], text).toEqual([[], template]);
      expect(typedIn($)).toBe(asShown(`${text}${'x'.repeat(1001)}`));
    });
    const desk = async (one: Sent) =>
      load(await (await get(`/vardar/${one.reference}/`, { cookie: lead.cookie })).text());
    await eachOf(texts, async (text) => {
      const one = await onBoard();
      const answer = await send(pathTo(one), { words: `Fel: ${text}!` });
      expect(answer.status, text).toBe(303);
      const $ = await desk(one);
      expect(dangersIn($), text).toEqual([]);
      expect($('.reports li')).toHaveLength(1);
      expect($('.reports .words').text()).toBe(asShown(tidyText(`Fel: ${text.toWellFormed()}!`)));
    });
  });
});

describe('at the table', () => {
  const look = async (path: string) => load(await (await get(path, { cookie: lead.cookie })).text());
  test('it stands first, until a steward has acted; then it is folded in', async () => {
    await send(pathTo(idea), { words: wrong });
    await send(pathTo(idea), { words: 'Köp nu!', website: 'x' });
    const $ = await look(`/vardar/${idea.reference}/`);
    expect($('section.reports .words').text()).toBe(wrong);
    expect($('main').text().indexOf(wrong)).toBeLessThan($('main').text().indexOf(sv.desk.table.one.do, 200));
    expect($('details.reports .words').text()).toBe('Köp nu!');
    expect((await look('/vardar/nytt/'))('.row').text()).toContain(sv.desk.table.reported);
    await act(lead, 'write', idea);
    const after = await look(`/vardar/${idea.reference}/`);
    expect([after('section.reports').length, after('details.reports .words').text()]).toEqual([
      0,
      `${wrong}Köp nu!`,
    ]);
  });
  test('the log and whoever comes second say that somebody told, not that the one who wrote did', async () => {
    const path = `/vardar/${idea.reference}/skriv/`;
    const $ = await look(path);
    const fields = Object.fromEntries(
      $(`form[action="${path}"]`)
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    await send(pathTo(idea), { words: wrong });
    const answer = await send(
      path,
      { ...fields, words: 'Hej, hur går det för er?' },
      { headers: { ...own, cookie: lead.cookie } },
    );
    expect([answer.status, load(await answer.text())('#error-message').text()]).toEqual([
      409,
      expect.stringContaining('Någon sa till om att något är fel'),
    ]);
    expect((await look('/vardar/logg/'))('.log li').first().text()).toContain(
      'Någon sa till om att något är fel.',
    );
  });
});
