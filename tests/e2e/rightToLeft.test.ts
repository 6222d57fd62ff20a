/** Somebody adds a language that is read from the right: one folder and one file, and the compiler tells what is left. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { inProject } from '../../src/tools/project.ts';
import { useBrowser } from '../support/browser.ts';
import { type ForkFolder, makeForkFolder } from '../support/forkFolder.ts';
import { heading, nameIt, writeIt } from '../support/pseudoArabic.ts';

const visitors = useBrowser();
let fork: ForkFolder;
let asked = '';

beforeAll(async () => {
  fork = await makeForkFolder();
  await nameIt(fork);
  const compiler = inProject('node_modules/typescript/bin/tsc');
  asked = await promisify(execFile)(process.execPath, [compiler, '--noEmit', '-p', '.'], {
    cwd: fork.path,
  }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
  await writeIt(fork);
  await fork.build();
}, 240_000);
afterAll(() => fork.remove());

const built = (path: string) =>
  readFile(join(fork.path, 'dist', path, path.endsWith('/') ? 'index.html' : ''), 'utf8');

/** As the host would serve it, from the folder that was built. */
async function open(path: string, width: number): Promise<Page> {
  const page = await visitors.open('about:blank', { width });
  await page.context().route('http://fork.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = await readFile(
      join(fork.path, 'dist', pathname, pathname.endsWith('/') ? 'index.html' : ''),
    );
    const types: Record<string, string> = { css: 'text/css', woff2: 'font/woff2', svg: 'image/svg+xml' };
    await route.fulfill({
      body,
      contentType: types[pathname.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8',
    });
  });
  await page.goto(`http://fork.example${path}`);
  return page;
}

test('once it is named, the compiler asks for its words and for where its forms are', () => {
  expect(asked).toMatch(/src\/i18n\/index\.ts.*'ar' is missing/);
  expect(asked).toMatch(/netlify\/http\/pages\.ts.*'ar' is missing/);
});

describe('a page that is read from the right', () => {
  test.each(['/ar/modellen/', '/ar/borja/', '/ar/hjalp-till/', '/ar/kallor/'])(
    '%s says so, and lies the other way round',
    async (path) => {
      const $ = load(await built(path));
      expect([$('html').attr('lang'), $('html').attr('dir')]).toEqual(['ar', 'rtl']);
      for (const width of [320, 1280]) {
        const page = await open(path, width);
        const seen = await page.evaluate(() => {
          const middle = (what: string) => {
            const { left, right } = document.querySelector(what)?.getBoundingClientRect() ?? {
              left: 0,
              right: 0,
            };
            return (left + right) / 2;
          };
          const { scrollWidth, clientWidth } = document.documentElement;
          const range = document.createRange();
          range.selectNodeContents(document.querySelector('h1') as Element);
          const heading = range.getBoundingClientRect();
          return {
            over: scrollWidth - clientWidth,
            logo: middle('.home svg'),
            skip: heading.right,
            wide: clientWidth,
          };
        });
        expect([path, width, seen.over]).toEqual([path, width, 0]);
        expect(seen.logo).toBeGreaterThan(seen.wide / 2);
        // What begins a line begins at the right edge of the text.
        expect(seen.skip).toBeGreaterThan(seen.wide * 0.75);
      }
    },
  );
  test('has its Arabic headings, and its own address among the languages of every page', async () => {
    expect(load(await built('/ar/om/'))('h1').text()).toContain(heading);
    const $ = load(await built('/om/'));
    expect($('.languages a[hreflang=ar]').attr('href')).toBe('/ar/om/');
    expect($('.languages a[hreflang=ar]').text()).toBe('العربية');
  });
});

test('no word of the interface is left in another language', async () => {
  const { contact, provider, name, shortName, genitive, areas, topics, site } = kommun;
  const ours = [
    name,
    shortName,
    genitive,
    provider,
    contact.address,
    contact.hours,
    contact.email,
    new URL(site).host,
  ]
    .concat([...areas, ...topics].map((one) => one.name))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.length - a.length);
  for (const path of ['/ar/borja/', '/ar/hjalp-till/', '/ar/fel/', '/ar/modellen/']) {
    const $ = load(await built(path));
    // What says that it is in another language may be.
    $('body [lang], .sources').remove();
    const said = [
      $('body').text(),
      ...$('body [aria-label]')
        .toArray()
        .map((one) => $(one).attr('aria-label') ?? ''),
    ].join(' ');
    const left = ours.reduce((text, one) => text.replaceAll(one, ''), said);
    expect([
      path,
      left
        .match(/[a-zåäö]{2,}/gi)
        ?.filter((word) => !/^(https?|ar|borja|hjalp|till|modellen|fel)$/.test(word)) ?? [],
    ]).toEqual([path, []]);
  }
});
