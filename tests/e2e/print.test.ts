import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { publicPages } from '../support/publicPages.ts';
import { leave } from '../support/theSite.ts';

const visitors = useBrowser();
const board = useBoard();
const paper = { width: 700, height: 1000 };

async function printed(path: string): Promise<Page> {
  const page = await visitors.open(path, { ...paper, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  return page;
}

describe('on paper', () => {
  test.each(publicPages)('%s has its text and no menu, and the ink is dark on light', async (path) => {
    const page = await printed(path);
    expect(await page.locator('h1').isVisible()).toBe(true);
    for (const gone of ['nav', 'header button', '.skip']) {
      for (const one of await page.locator(gone).all()) expect(await one.isVisible(), gone).toBe(false);
    }
    const [ink, back] = await page.locator('h1').evaluate((one) => {
      const light = (colour: string) =>
        /[\d.]+/g.test(colour)
          ? (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)
          : 0;
      const clear = (colour: string) => colour === 'rgba(0, 0, 0, 0)';
      const behind = [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.documentElement).backgroundColor,
      ].find((colour) => !clear(colour));
      return [light(getComputedStyle(one).color), behind ? light(behind) : 765];
    });
    expect(ink ?? 765).toBeLessThan(200);
    expect(back ?? 0).toBeGreaterThan(600);
  });

  test('a private page has its number and the whole link, and no buttons', async () => {
    const { reference, path } = await leave('idea', aWholeIdea());
    const page = await printed(path);
    const text = await page.locator('main').innerText();
    expect(text).toContain(reference);
    expect(text).toContain(path);
    for (const button of await page.locator('main .button').all())
      expect(await button.isVisible()).toBe(false);
  });

  test('an idea has its words, its seats and its address, and nothing to press', async () => {
    const page = await printed(`/ideer/${await board.putUp()}/`);
    const text = await page.locator('body').innerText();
    for (const told of [
      'Det här behövs',
      'ledig',
      'Barnen i lågstadiet',
      page.url().replace(/.*\/ideer/, '/ideer'),
    ])
      expect(text).toContain(told);
    for (const button of await page.locator('main .button, main .go').all())
      expect(await button.isVisible()).toBe(false);
  });

  test('the eight questions have room for the sum and all three readings', async () => {
    const page = await printed('/ar-den-har-nu/');
    expect(await page.getByText('Vår summa:').isVisible()).toBe(true);
    for (const id of ['disken', 'vagen', 'bordet'])
      expect(await page.locator(`#${id}`).isVisible()).toBe(true);
  });
});
