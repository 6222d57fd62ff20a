import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { needs } from '../../src/domain/choices.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { everyPage, formPages } from '../support/publicPages.ts';
import { leave } from '../support/theSite.ts';

const visitors = useBrowser();
const board = useBoard();
const phone = { width: 320, height: 640 };

/** WCAG 1.4.12: what a reader's own style sheet may ask for without anything getting lost. */
const textSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** Words and controls that stick out to the side, or that something around them cuts off. A drawing may be cut: it is meant to. */
function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const hasWords = (one: Element) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const isShown = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden, .trap, svg');
    const edges = (one: Element) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return one.matches('input, textarea, select')
        ? one.getBoundingClientRect()
        : range.getBoundingClientRect();
    };
    const isCut = (one: Element) => {
      const { right, bottom } = edges(one);
      for (
        let around: Element | null = one;
        around && around !== document.body;
        around = around.parentElement
      ) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(around);
        if (
          ![overflowX, overflowY].some((overflow) => ['hidden', 'clip'].includes(overflow)) &&
          textOverflow === 'clip'
        )
          continue;
        const frame = around.getBoundingClientRect();
        if (
          !around.matches('input, textarea, select') &&
          (right > frame.right + 1 || bottom > frame.bottom + 1)
        )
          return true;
      }
      return false;
    };
    const named = (one: Element) => `${one.tagName.toLowerCase()}: ${one.textContent?.trim().slice(0, 40)}`;
    const seen = [...document.querySelectorAll('body *')].filter(
      (one) => (hasWords(one) || one.matches('input, textarea, select')) && isShown(one),
    );
    const outside = seen.filter((one) => edges(one).right > wide + 1 || edges(one).left < -1);
    const scrolls =
      document.documentElement.scrollWidth > wide
        ? [`the page is ${document.documentElement.scrollWidth} px wide`]
        : [];
    return [
      ...scrolls,
      ...outside.map((one) => `outside: ${named(one)}`),
      ...seen.filter(isCut).map((one) => `cut: ${named(one)}`),
    ];
  });
}

/** Playwright's own way waits for an event that never comes while JavaScript is off. */
function addStyle(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    document.head.appendChild(document.createElement('style')).textContent = text;
  }, css);
}

async function expectNothingLost(page: Page): Promise<void> {
  expect(await lost(page), 'at 320 px').toEqual([]);
  await addStyle(page, textSpacing);
  expect(await lost(page), 'with more space in the text').toEqual([]);
}

describe('on the narrowest phone, or magnified four times, nothing is lost to the side', () => {
  test.each([...everyPage, '/finns-inte/'])('%s', async (path) => {
    await expectNothingLost(await visitors.open(path, { ...phone, bypassCSP: true }));
  });

  test.each(Object.values(formPages))('%s with everything open and much to mend', async (path) => {
    const page = await visitors.open(path, { ...phone, bypassCSP: true });
    for (const summary of await page.locator('main details > summary').all()) await summary.click();
    await page.locator('#displayName').fill('Åsa-Ann-Sofi-'.repeat(8));
    await page.locator('#description').fill('Donaudampfschiff'.repeat(300));
    await page.locator('main form button[type=submit]').click();
    await page.locator('#error-summary').waitFor();
    await expectNothingLost(page);
  });

  const long = 'https://exempel.example/'.padEnd(110, 'x');
  const tooLong = {
    title: long,
    description: long.repeat(3),
    displayName: 'Å'.repeat(60),
    needsNote: long,
  };

  test.each(['', 'hjalp-till/', 'affisch/'])(
    "an idea's page /%s with words that are too long for any line",
    async (page) => {
      const own = { ...tooLong, helps: long, needs: [...needs] };
      const reference = await board.putUp(own, { becomes: 'gathering', answered: true });
      await expectNothingLost(
        await visitors.open(`/ideer/${reference}/${page}`, { ...phone, bypassCSP: true }),
      );
    },
  );

  test('a private page with words that are too long for any line', async () => {
    const sent = aWholeIdea(tooLong);
    await expectNothingLost(
      await visitors.open((await leave('idea', sent)).path, { ...phone, bypassCSP: true }),
    );
  });
});

test('what is looked for would be found', async () => {
  const page = await visitors.open('/om/', { ...phone, bypassCSP: true });
  await addStyle(
    page,
    'main h1 { inline-size: 400px; text-align: end } main p { block-size: 10px; overflow: hidden }',
  );
  const found = await lost(page);
  expect(found.some((one) => one.startsWith('outside: h1'))).toBe(true);
  expect(found.some((one) => one.startsWith('cut: p'))).toBe(true);
});
