import type { CheerioAPI } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { languages, readPath } from '../../src/domain/languages.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { everyPage } from '../support/publicPages.ts';
import { get, getPage } from '../support/theSite.ts';

const pages = new Map<string, CheerioAPI>();
const pageAt = (path: string) => pages.get(path) as CheerioAPI;

beforeAll(async () => {
  for (const path of everyPage) pages.set(path, await getPage(path));
});

describe.each(everyPage)('%s', (path) => {
  test('is there, as HTML in UTF-8', async () => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')?.toLowerCase()).toBe('text/html; charset=utf-8');
  });

  test('says in its language what it is: one heading, a title and a description of its own', () => {
    const $ = pageAt(path);
    expect($('html').attr('lang')).toBe(languages[readPath(path).language].tag);
    expect($('h1')).toHaveLength(1);
    expect($('title').text()).toMatch(new RegExp(`^.{4,60} – ${kommun.shortName}$`));
    const description = $('meta[name=description]').attr('content') ?? '';
    expect(description.length, description).toBeGreaterThanOrEqual(70);
    expect(description.length, description).toBeLessThanOrEqual(155);
  });

  test('tells where it is and what to show when somebody shares it', () => {
    const $ = pageAt(path);
    const address = kommun.site + path;
    const shared = (name: string) => $(`meta[property="og:${name}"]`).attr('content');
    expect($('link[rel=canonical]').attr('href')).toBe(address);
    expect($('meta[name=robots]')).toHaveLength(0);
    expect(shared('url')).toBe(address);
    expect($('title').text()).toContain(shared('title') ?? 'no title');
    expect(shared('description')).toBe($('meta[name=description]').attr('content'));
    expect(shared('image')).toMatch(new RegExp(`^${kommun.site}/.+\\.png$`));
    expect(shared('image:alt')).toBeTruthy();
    expect(shared('locale')).toBe(languages[readPath(path).language].locale.replace('-', '_'));
  });

  test('has its landmarks, and a way past the menu that is first of all', () => {
    const $ = pageAt(path);
    for (const landmark of ['body > header', 'main', 'body > footer', 'header nav'])
      expect($(landmark), landmark).toHaveLength(1);
    const first = $('body').find('a, button, input, [tabindex]').first();
    expect($(first.attr('href') ?? '').is('main'), 'the first link leads to main').toBe(true);
    const unnamed = $('nav, aside, section[role]').filter(
      (_, one) => !$(one).is('[aria-label], [aria-labelledby]'),
    );
    expect(unnamed).toHaveLength(0);
  });

  test('marks its own place in the menu', () => {
    const $ = pageAt(path);
    const marked = $('[aria-current=page]')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(new Set(marked).size).toBeLessThanOrEqual(1);
    for (const href of marked) expect(href).toBe(path);
  });

  test('carries no script, no style of its own and nothing from elsewhere', () => {
    const $ = pageAt(path);
    expect($('script, style, [style], iframe, object, embed, base')).toHaveLength(0);
    const handlers = $('*').filter((_, one) =>
      Object.keys($(one).attr() ?? {}).some((name) => /^on/i.test(name)),
    );
    expect(handlers).toHaveLength(0);
    const fetched = $(
      '[src], link[rel=stylesheet], link[rel=preload], link[rel~=icon], link[rel=apple-touch-icon], use',
    )
      .toArray()
      .map((one) => $(one).attr('src') ?? $(one).attr('href') ?? '');
    expect(fetched.length).toBeGreaterThan(0);
    for (const address of fetched) expect(address).toMatch(/^(\/(?!\/)|#)/);
  });

  test('gives every drawing words or hides it', () => {
    const $ = pageAt(path);
    const silent = $('svg, img').filter((_, one) => {
      const own = $(one);
      if (own.attr('aria-hidden') === 'true' || own.closest('[aria-hidden=true]').length > 0) return false;
      return !own.is('[alt], [role=img][aria-label], [role=img][aria-labelledby]');
    });
    expect(silent).toHaveLength(0);
  });
});

test.each(kommun.languages)('no two pages in %s have the same title or description', (language) => {
  const own = everyPage.filter((path) => readPath(path).language === language).map(pageAt);
  expect(new Set(own.map(($) => $('title').text())).size).toBe(own.length);
  expect(new Set(own.map(($) => $('meta[name=description]').attr('content'))).size).toBe(own.length);
});

test('what the pages fetch is there: the icon, the face, the stylesheet, the shared picture', async () => {
  const $ = pageAt('/');
  const links = $(
    'link[rel=stylesheet], link[rel=preload], link[rel~=icon], link[rel=apple-touch-icon]',
  ).toArray();
  const paths = [
    ...links.map((one) => $(one).attr('href') ?? ''),
    new URL($('meta[property="og:image"]').attr('content') ?? '').pathname,
  ];
  for (const path of paths) expect({ path, status: (await get(path)).status }).toEqual({ path, status: 200 });
});
