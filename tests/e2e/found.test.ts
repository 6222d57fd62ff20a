import { describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { anIdea } from '../support/contributions.ts';
import { everyPage } from '../support/publicPages.ts';
import { get, getPage, leave } from '../support/theSite.ts';

const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);

describe('what search engines find', () => {
  test('the list of pages has every public page and no other', async () => {
    const index = addresses(await (await get('/sitemap-index.xml')).text());
    const lists = await Promise.all(
      index.map(async (one) => (await get(new URL(one ?? '').pathname)).text()),
    );
    expect(lists.flatMap(addresses).sort()).toEqual(everyPage.map((path) => kommun.site + path).sort());
  });

  test('robots may read everything and are told where the list is, never where private pages are', async () => {
    const text = await (await get('/robots.txt')).text();
    expect(text).toContain(`Sitemap: ${kommun.site}/sitemap-index.xml`);
    expect(text).not.toMatch(/Disallow: \/(?!$)|mitt/m);
  });
});

describe('what they must not find', () => {
  test('a private page says so in its header, and has no address to share', async () => {
    const { path } = await leave('idea', anIdea());
    const { headers } = await get(path);
    expect(headers.get('x-robots-tag')).toContain('noindex');
    const $ = await getPage(path);
    expect($('meta[name=robots]').attr('content')).toContain('noindex');
    expect($('link[rel=canonical], meta[property^=og]')).toHaveLength(0);
  });

  test.each(['/fel/', '/404/', '/finns-inte/', '/en/fel/', '/lattlast/finns-inte/'])(
    '%s says so',
    async (path) => {
      expect((await getPage(path))('meta[name=robots]').attr('content')).toContain('noindex');
    },
  );
});

describe('an address that leads nowhere', () => {
  test.each([
    '/finns-inte/',
    '/modellen/finns-inte/',
    '/%C3%A5%C3%A4%C3%B6/',
    '/borja/index.php',
    "/'%22%3E%3Cscript%3Ealert(1)%3C/script%3E/",
  ])('%s is a 404 that shows the way back', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).not.toContain('<script');
    const $ = await getPage(path);
    expect($('h1').text()).toBe('Här står inget bord.');
    expect($('main a[href="/"]').length).toBe(1);
  });

  test('a path without its last slash leads to the one with it', async () => {
    for (const path of everyPage.filter((one) => one !== '/')) {
      const response = await get(path.slice(0, -1));
      expect([301, 308], path).toContain(response.status);
      expect(new URL(response.headers.get('location') ?? '', kommun.site).pathname).toBe(path);
    }
  });
});
