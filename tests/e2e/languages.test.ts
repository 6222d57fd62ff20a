/** Somebody who reads another language than Swedish, or needs it to be easy: the whole site is there for them, and stays in their language. */
import type { CheerioAPI } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { languages, pathIn, readPath } from '../../src/domain/languages.ts';
import { wordsOf } from '../../src/i18n/index.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { expectAccessible } from '../support/axe.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';
import { aWholeContribution, kinds } from '../support/contributions.ts';
import { everyPage, publicPages, translatedPages } from '../support/publicPages.ts';
import { get, getPage, leave, postForm } from '../support/theSite.ts';

const visitors = useBrowser();
const board = useBoard();
const others = kommun.languages.filter((language) => language !== 'sv');
const inAll = kommun.languages.map((language) => languages[language]);

describe('nobody is shut out in another language', () => {
  // The colours are the same as in Swedish (axe.test.ts): what is other is the words and the size.
  test.each(translatedPages)('%s', async (path) => {
    const page = await visitors.open(path, { javaScriptEnabled: true, bypassCSP: true });
    await expectAccessible(page, { widths: [320] });
  });
});

describe('which languages a page is there in', () => {
  test.each(everyPage)('%s says at its start, and to search engines', async (path) => {
    const $ = await getPage(path);
    const { language, path: swedish } = readPath(path);
    expect($('body > .languages + main')).toHaveLength(1);
    expect(
      $('.languages li')
        .toArray()
        .map((one) => $(one).text().trim()),
    ).toEqual(inAll.map(({ name }) => name));
    expect($('.languages [aria-current]').text()).toBe(languages[language].name);
    const links = $('.languages a')
      .toArray()
      .map((one) => [$(one).attr('href'), $(one).attr('hreflang'), $(one).attr('lang')]);
    expect(links).toEqual(
      kommun.languages
        .filter((other) => other !== language)
        .map((other) => [pathIn(other, swedish), languages[other].tag, languages[other].tag]),
    );
    const alternates = $('link[rel=alternate][hreflang]')
      .toArray()
      .map((one) => [$(one).attr('hreflang'), $(one).attr('href')]);
    expect(alternates).toEqual([
      ...kommun.languages.map((other) => [languages[other].tag, kommun.site + pathIn(other, swedish)]),
      ['x-default', kommun.site + swedish],
    ]);
  });
});

/** What each page is made of: its headings, forms, lists and links, one after the other, without their words. */
function skeletonOf($: CheerioAPI): string[] {
  return $('main')
    .find('h1, h2, h3, form, input, textarea, select, svg, ul, ol, section, fieldset')
    .toArray()
    .map((one) => one.tagName);
}

describe.each(others)('in %s', (language) => {
  test.each(publicPages)('%s leads on in the same language', async (path) => {
    const $ = await getPage(pathIn(language, path));
    const astray = $('a[href^="/"]')
      .not('[hreflang]')
      .toArray()
      .map((one) => $(one).attr('href') ?? '')
      .filter((href) => readPath(href).language !== language && !/^\/(api|ideer\/atom\.xml|mitt)/.test(href));
    expect(astray).toEqual([]);
  });

  test.each(kinds)('a form for an %s with faults comes back in it, with what was typed', async (kind) => {
    const response = await postForm(kind, { language, description: 'x', title: 'x' });
    expect(response.status).toBe(422);
    const text = await response.text();
    const { errors } = wordsOf(language);
    expect(text).toContain(`lang="${languages[language].tag}"`);
    for (const words of [
      errors.summary.invalid.heading,
      errors.fieldErrors.informed?.required,
      errors.titlePrefix,
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/>\s*x<\/textarea>/);
  });

  test.each(kinds)('the private page of an %s is in it, and what is wrong there too', async (kind) => {
    const { path } = await leave(kind, aWholeContribution(kind, { language }));
    const $ = await getPage(path);
    const { mine, errors } = wordsOf(language);
    expect($('html').attr('lang')).toBe(languages[language].tag);
    expect($('main').text()).toContain(mine.kinds[kind].framed);
    const body = new URLSearchParams(
      $('main form:has([value=comment])')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    const sent = await get(path, {
      method: 'POST',
      body,
      headers: { origin: new URL(path, kommun.site).origin, 'sec-fetch-site': 'same-origin' },
    });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain(errors.summary.invalid.heading);
  });

  test('an idea says in which language its words are, and its pages lead on', async () => {
    const reference = await board.putUp({}, { becomes: 'gathering', answered: true });
    for (const page of ['', 'hjalp-till/', 'affisch/', 'sag-till/']) {
      const $ = await getPage(pathIn(language, `/ideer/${reference}/${page}`));
      expect($('html').attr('lang')).toBe(languages[language].tag);
      expect($('main a[href^="/ideer"]').not('[hreflang]').length, page).toBe(0);
    }
    const $ = await getPage(pathIn(language, `/ideer/${reference}/`));
    expect($('h1').attr('lang')).toBe('sv');
    expect($('[itemprop=text]').attr('lang')).toBe('sv');
  });

  test('a report with faults comes back in it, and is thanked for in it', async () => {
    const reference = await board.putUp({});
    const path = pathIn(language, `/ideer/${reference}/sag-till/`);
    const send = (words: string) =>
      get(path, {
        method: 'POST',
        body: new URLSearchParams({ words }),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
    const faulty = await send('');
    expect(faulty.status).toBe(422);
    expect(await faulty.text()).toContain(wordsOf(language).errors.fieldErrors.words?.required);
    const taken = await send('Något står fel.');
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}tack/`]);
    expect(await (await get(`${path}tack/`)).text()).toContain(wordsOf(language).report.thanks.lead);
  });

  test.each(['/finns-inte/', '/ideer/K3-0000-0000/', '/ideer/K3-0000-0000/sag-till/xyz/'])(
    '%s is a 404 in it',
    async (path) => {
      const response = await get(pathIn(language, path));
      expect(response.status).toBe(404);
      expect(await response.text()).toContain(wordsOf(language).site.notFound.heading);
    },
  );

  test.each(['/mitt/AAAAAAAAAAAAAAAAAAAAAA/', '/vardar/in/'])(
    '%s is nowhere: that has one address, and its secret is kept',
    async (path) => {
      const response = await get(pathIn(language, path));
      expect(response.status).toBe(404);
      if (path.startsWith('/mitt')) expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      const sent = await get(pathIn(language, path), {
        method: 'POST',
        body: new URLSearchParams({ what: 'takeBack' }),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect(sent.status).toBeGreaterThanOrEqual(400);
    },
  );
});

test('in English the pages are made as the Swedish ones are, so that nothing was left out', async () => {
  // What is on the board may be another thing from one moment to the next.
  for (const path of publicPages.filter((one) => one !== '/' && one !== '/ideer/'))
    expect([path, ...skeletonOf(await getPage(pathIn('en', path)))]).toEqual([
      path,
      ...skeletonOf(await getPage(path)),
    ]);
});

test.each(['xx', 'fi', '__proto__'])(
  'a form in the language %j, which nobody speaks here, is answered in Swedish, words and page',
  async (language) => {
    const text = await (await postForm('idea', { language })).text();
    expect(text).toContain('lang="sv"');
    expect(text).toContain(wordsOf('sv').errors.summary.invalid.heading);
  },
);

test('each page in easy Swedish says whether readers have tried it', async () => {
  const { label } = wordsOf('lattlast').site.reviewed;
  for (const path of publicPages)
    expect((await getPage(pathIn('lattlast', path)))('.reviewed').text(), path).toContain(label);
});
