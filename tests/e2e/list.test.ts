/** The list of ideas as people use it: in a browser without JavaScript, and by its addresses. */
import type { Page } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { useBrowser } from '../support/browser.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { get, getPage } from '../support/theSite.ts';

const visitors = useBrowser();
/** Stands in these ideas alone: other tests put theirs on the same board. */
const mark = 'kvastmarkering';
const many = 45;
let sql: Sql;

beforeAll(async () => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
  for (let n = 0; n < many; n += 1)
    await placeOnBoard(sql, {
      idea: { p_title: `Kvast nummer ${n}`, p_helps: mark, p_needs: n % 2 ? ['hands'] : [] },
    });
  await placeOnBoard(sql, {
    becomes: 'gathering',
    met: ['hands'],
    idea: {
      p_title: 'Odla smultronspöken längs cykelvägen',
      p_description: 'Vi odlar smultronspöken ihop. <script>alert(1)</script> "&amp;" <b>fet</b>',
      p_needs: ['hands', 'lead', 'things'],
      p_hats: ['resident', 'elected'],
      p_display_name: 'Sanna <3',
      p_area: 'norra-sidan',
      p_topics: ['natur'],
    },
  });
  await placeOnBoard(sql, {
    becomes: 'done',
    met: ['hands'],
    idea: { p_title: 'Smultronspöken är klara', p_needs: ['hands', 'lead'] },
  });
  await placeOnBoard(sql, {
    becomes: 'resting',
    idea: { p_title: 'Smultronspöken som vilar', p_needs: ['hands', 'lead'] },
  });
});
afterAll(() => sql.end());

const titlesOn = (page: Page) => page.locator('.rows h2').allInnerTexts();
const titlesAt = async (path: string) => {
  const $ = await getPage(path);
  return $('.rows h2')
    .toArray()
    .map((one) => $(one).text().trim());
};
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });
const search = async (page: Page, words: string) => {
  await page.getByLabel('Sök bland idéerna').fill(words);
  await page.getByRole('button', { name: 'Sök' }).click();
};

describe('an idea in the list', () => {
  test('says first who is missing, then who took the first step and how it is with it', async () => {
    const page = await visitors.open('/ideer/?ord=smultronspöken');
    const text = await row(page, 'Odla smultronspöken').innerText();
    for (const said of [
      'Det saknas: någon som håller ihop det · saker eller verktyg',
      '2 platser kvar',
      'Sanna <3 tog första steget · bor här och är förtroendevald',
      'Samlar folk · Norra sidan',
      '<script>alert(1)</script> "&amp;" <b>fet</b>',
    ])
      expect(text).toContain(said);
    expect(text.indexOf('Det saknas')).toBeLessThan(text.indexOf('Sanna'));
    expect(await page.locator('main script, main .rows p b:has-text("fet")').count()).toBe(0);
  });
  test('looks for nobody when it is done or rests, and says so', async () => {
    const page = await visitors.open('/ideer/?ord=smultronspöken');
    for (const [title, said] of [
      ['Smultronspöken är klara', 'Klart, tack vare alla som hjälptes åt.'],
      ['Smultronspöken som vilar', 'Vilar just nu'],
    ] as const) {
      const text = await row(page, title).innerText();
      expect(text).toContain(said);
      expect(text).not.toMatch(/Det saknas|kvar/);
    }
  });
  // Each is looked for by a word of its own: of the others' lists a copy is kept.
  test.each([
    [0, 'Räknekonst', undefined],
    [1, 'Räkneglädje', '1 person har erbjudit sig'],
    [4, 'Räknestuga', '4 personer har erbjudit sig'],
  ])('counts the offers and lists none: %i', async (offers, title, said) => {
    const reference = await placeOnBoard(sql, { idea: { p_title: title } });
    for (let n = 0; n < offers; n += 1) {
      const answer = await get('/api/offers', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          gives: ['hands'],
          description: `Jag räknar gärna, gång ${n} av ${offers}`,
          email: 'nagon@exempel.example',
          idea: reference,
          displayName: 'Hemliga Hilma',
          informed: true,
        }),
      });
      expect(answer.status).toBe(201);
    }
    const page = await visitors.open(`/ideer/?ord=${title}`);
    const text = await row(page, title).innerText();
    expect(/\S+ person(er)? har erbjudit sig/.exec(text)?.[0]).toBe(said);
    expect(text).not.toContain('Hilma');
  });
  test('is told to machines as what it is, without script', async () => {
    const $ = await getPage('/ideer/?ord=smultronsp%C3%B6ken');
    const one = $(
      '[itemtype="https://schema.org/ItemList"] > [itemtype="https://schema.org/CreativeWork"]',
    ).filter((_, each) => $(each).find('[itemprop=name]').first().text().includes('Odla'));
    expect(one.find('[itemprop=url]').attr('href')).toMatch(/^\/ideer\/K3-[0-9A-Z]{4}-[0-9A-Z]{4}\/$/);
    expect(one.find('[itemprop=author] [itemprop=name]').text()).toBe('Sanna <3');
    expect(one.find('[itemprop=datePublished]').attr('datetime')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('looking for something', () => {
  test.each(['smultronspöke', 'Smultronspökena ', 'SMULTRONSPOKEN', 'smultronsöken', 'odla smultronspöken'])(
    'as a person types it: %j',
    async (words) => {
      const page = await visitors.open('/ideer/');
      await search(page, words);
      expect(await titlesOn(page)).toContain('Odla smultronspöken längs cykelvägen');
    },
  );
  test('says when nothing had precisely those words', async () => {
    const page = await visitors.open('/ideer/');
    await search(page, 'smultronsöken');
    expect(await page.getByText('Inget hade precis de orden. Det här ligger nära.').isVisible()).toBe(true);
  });
  test('by what is needed, what it is about, where and how far it has come, one after the other and all at once', async () => {
    const page = await visitors.open('/ideer/?ord=smultronspöken', { width: 360, height: 640 });
    await page.locator('main details > summary').click();
    await page.getByLabel('Det här behövs fortfarande').selectOption('lead');
    await page.getByLabel('Vad handlar det om?').selectOption('natur');
    await page.getByLabel('Var?').selectOption('norra-sidan');
    await page.getByLabel('Hur långt har det kommit?').selectOption('gathering');
    await page.getByRole('button', { name: 'Visa', exact: true }).click();
    expect(new URL(page.url()).search).toBe(
      '?ord=smultronsp%C3%B6ken&behov=lead&amne=natur&omrade=norra-sidan&status=gathering',
    );
    expect(await titlesOn(page)).toEqual(['Odla smultronspöken längs cykelvägen']);
    const summary = page.locator('main details > summary');
    expect(await summary.innerText()).toBe(
      'Du har valt: ”smultronspöken”, någon som håller ihop det, natur och miljö, Norra sidan, samlar folk',
    );
    expect(await page.locator('main details').getAttribute('open'), 'it is closed').toBeNull();
    await page.getByRole('link', { name: 'Visa alla idéer' }).click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/ideer/');
  });
  test('a need that is met is not needed any more', async () => {
    expect(await titlesAt('/ideer/?behov=hands&ord=smultronspöken')).not.toContain(
      'Odla smultronspöken längs cykelvägen',
    );
  });
  test('an idea by its number, as somebody says it, leads to that idea', async () => {
    const [{ reference } = { reference: '' }] = await sql<{ reference: string }[]>`
      select c.reference from app.contributions c join app.ideas i on i.id = c.id where i.title = 'Smultronspöken är klara'`;
    const said = reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const answer = await get(`/ideer/?ord=${encodeURIComponent(said)}&behov=lead`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/ideer/${reference}/`]);
  });
  test('in vain: each thing that was asked for can be left out, and one can begin something', async () => {
    const page = await visitors.open('/ideer/?behov=place&omrade=norra-sidan&ord=smultronspöken');
    expect(await page.getByRole('heading', { level: 2, name: 'Ingen sitter här än' }).isVisible()).toBe(true);
    const links = await page
      .locator('.none a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual([
      '/ideer/?behov=place&omrade=norra-sidan',
      '/ideer/?omrade=norra-sidan&ord=smultronsp%C3%B6ken',
      '/ideer/?behov=place&ord=smultronsp%C3%B6ken',
      '/ideer/',
      '/borja/',
    ]);
    await page.getByRole('link', { name: 'Titta utan en plats att vara på' }).click();
    expect(await titlesOn(page)).toContain('Odla smultronspöken längs cykelvägen');
  });
});

describe('page by page', () => {
  test.each(['', '&ordning=nyast'])('to the end, each idea is there once (%s)', async (order) => {
    const page = await visitors.open(`/ideer/?ord=${mark}${order}`);
    const all = await titlesOn(page);
    const sizes = [all.length];
    for (let next = page.getByRole('link', { name: 'Visa fler' }); (await next.count()) > 0; ) {
      await next.click();
      const titles = await titlesOn(page);
      sizes.push(titles.length);
      all.push(...titles);
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(new Set(all).size).toBe(many);
    await page.getByRole('link', { name: 'Till början av listan' }).click();
    expect(await titlesOn(page)).toEqual(all.slice(0, 20));
  });
  test('a page that is shared shows the same to somebody else, and is not for search engines', async () => {
    const page = await visitors.open(`/ideer/?ord=${mark}&ordning=nyast`);
    await page.getByRole('link', { name: 'Visa fler' }).click();
    const theirs = await visitors.open(page.url());
    expect(await titlesOn(theirs)).toEqual(await titlesOn(page));
    for (const path of [page.url(), `/ideer/?ord=${mark}`, '/ideer/?amne=natur']) {
      const $ = await getPage(path.replace(inject('siteUrl'), ''));
      expect($('meta[name=robots]').attr('content')).toBe('noindex');
    }
    const $ = await getPage('/ideer/?ordning=nyast');
    expect($('link[rel=canonical]').attr('href')).toMatch(/\/ideer\/$/);
  });
  test('what needs somebody most stands first, and what is newest where that is asked for', async () => {
    const page = await visitors.open(`/ideer/?ord=${mark}`);
    expect((await titlesOn(page)).every((title) => Number(/\d+$/.exec(title)?.[0]) % 2 === 1)).toBe(true);
    await page.getByRole('link', { name: 'Nyast' }).click();
    expect((await titlesOn(page)).slice(0, 3)).toEqual([44, 43, 42].map((n) => `Kvast nummer ${n}`));
  });
  test('a place that nobody gave leads to the first page', async () => {
    const answer = await get(`/ideer/?ord=${mark}&efter=AAAAAAAAAAAAAAAAAAAAAAAAAAAA`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/ideer/?ord=${mark}`]);
  });
});

describe('the page itself', () => {
  test('is titled by what it shows, and tells where to follow it and how to take it along', async () => {
    const $ = await getPage('/ideer/?amne=natur&ord=smultronsp%C3%B6ken');
    expect($('title').text()).toMatch(/^Idéer: ”smultronspöken”, natur och miljö – /);
    expect($('head link[type="application/atom+xml"]').attr('href')).toBe('/ideer/atom.xml');
    const hrefs = $('.take-along a')
      .toArray()
      .map((one) => $(one).attr('href'));
    expect(hrefs).toEqual(['/ideer/atom.xml', '/api/public/ideas.csv', '/api/public/ideas']);
    expect($('.take-along').text().replace(/\s+/g, ' ').trim()).toBe(
      'Följ det nya i en nyhetsläsare (Atom) · Hämta allt: kalkylark (CSV) eller för program (JSON)',
    );
  });
  test('lets each choice be left open, in words that answer its question', async () => {
    const $ = await getPage('/ideer/');
    const open = $('main select').toArray();
    expect(open.map((one) => $(one).find('option').first().text())).toEqual(
      Array(4).fill('Spelar ingen roll'),
    );
  });
  test('on a phone shows an idea without scrolling, with its name to be read', async () => {
    const page = await visitors.open('/ideer/', { width: 360, height: 640 });
    const box = await page.locator('.rows h2').first().boundingBox();
    expect((box?.y ?? 640) + 24).toBeLessThan(640);
  });
  test.each(['/ideer/?ord=smultronspöken', '/ideer/?ord=smultronspöken&behov=place'])(
    'shuts nobody out: %s',
    async (path) => {
      await expectAccessible(await visitors.open(path, { javaScriptEnabled: true, bypassCSP: true }));
    },
  );
});
