import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';

const visitors = useBrowser();

async function bottomOf(one: Locator): Promise<number> {
  const box = await one.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return box.y + box.height;
}

const firstThings = (page: Page): Record<string, Locator> => ({
  drawing: page.locator('main svg[role=img]').first(),
  heading: page.getByRole('heading', { level: 1 }),
  sentence: page.locator('main h1 + p'),
  'the door for an idea': page.getByRole('link', { name: 'Jag har en idé', exact: true }).first(),
  'the door for help': page.getByRole('link', { name: 'Jag vill hjälpa till', exact: true }).first(),
});

describe('the first screen', () => {
  test.each([
    ['a phone of 360 × 640', { width: 360, height: 640 }],
    ['a desk of 1280 × 800', { width: 1280, height: 800 }],
  ])('on %s has the drawing, the heading, the sentence and both doors without scrolling', async (_, size) => {
    const page = await visitors.open('/', size);
    for (const [name, one] of Object.entries(firstThings(page))) {
      expect(await one.isVisible(), name).toBe(true);
      expect(await bottomOf(one), name).toBeLessThanOrEqual(size.height);
    }
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Kommunen är vi som bor här.');
  });

  test('on an old phone, whose browser takes some of it, still has both doors', async () => {
    const page = await visitors.open('/', { width: 360, height: 560 });
    const { 'the door for an idea': idea, 'the door for help': help } = firstThings(page);
    for (const door of [idea, help]) expect(await bottomOf(door as Locator)).toBeLessThanOrEqual(560);
  });

  test('leads through its doors to the two forms', async () => {
    const page = await visitors.open('/', { width: 360, height: 640 });
    const { 'the door for an idea': idea, 'the door for help': help } = firstThings(page);
    expect(await (idea as Locator).getAttribute('href')).toBe('/borja/');
    expect(await (help as Locator).getAttribute('href')).toBe('/hjalp-till/');
  });
});

describe.each(['/', '/ideer/', '/borja/', '/hjalp-till/', '/modellen/', '/ar-den-har-nu/'])(
  'on a phone everything on %s that is to be touched',
  (path) => {
    test('is at least 44 px, but for links in running text', async () => {
      const page = await visitors.open(path, { width: 360, height: 640 });
      for (const closed of await page.locator('main details > summary').all()) await closed.click();
      const small = await page.evaluate(() => {
        const targets = [
          ...document.querySelectorAll<HTMLElement>(
            'button, .button, summary, select, input:not([type=hidden]), textarea, header a',
          ),
        ];
        const area = (one: HTMLElement) =>
          one.matches('[type=checkbox], [type=radio]') ? (one.closest('label') ?? one) : one;
        const seen = targets.filter(
          (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.trap'),
        );
        const sized = seen.map((one) => ({ one, box: area(one).getBoundingClientRect() }));
        return sized
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(({ one, box }) => `${one.outerHTML.slice(0, 80)} ${box.width}×${box.height}`);
      });
      expect(small).toEqual([]);
    });
  },
);
