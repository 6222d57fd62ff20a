import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { focused, tabTo } from '../support/keyboard.ts';

const visitors = useBrowser();
const readings = ['disken', 'vagen', 'bordet'] as const;

/** Clicks an answer in each of the first pairs, so that they add up to the sum. */
function answer(page: Page, sum: number, pairs = 8): Promise<void> {
  const values = Array.from({ length: pairs }, (_, pair) => Math.min(2, Math.max(0, sum - 2 * pair)));
  return page.evaluate((wanted) => {
    for (const [i, value] of wanted.entries())
      document.querySelector<HTMLElement>(`[name=par-${i + 1}][value="${value}"]`)?.click();
  }, values);
}

/** How each reading looks, as the browser has computed it. */
function looks(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const look = (one: Element) => {
      const { backgroundColor, borderColor, borderWidth, color, outlineStyle, opacity } =
        getComputedStyle(one);
      return [backgroundColor, borderColor, borderWidth, color, outlineStyle, opacity].join(' ');
    };
    return Object.fromEntries(
      [...document.querySelectorAll('.reading')].map((one) => [one.querySelector('h3')?.id, look(one)]),
    );
  });
}

/** The one that looks unlike the two others, if any. */
async function lifted(page: Page): Promise<string | undefined> {
  const all = await looks(page);
  return readings.find((one) => readings.filter((other) => all[other] === all[one]).length === 1);
}

/** What a screen reader finds: also what the style sheet says. */
async function heard(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.map(({ role, name }) => (role?.value === 'StaticText' ? name?.value : '')).join('');
}

describe('the eight questions, without JavaScript', () => {
  test('lift nothing before all of them are answered', async () => {
    const page = await visitors.open('/ar-den-har-nu/');
    expect(await lifted(page)).toBeUndefined();
    await answer(page, 14, 7);
    expect(await lifted(page)).toBeUndefined();
  });

  test.each([
    [0, 'disken'],
    [5, 'disken'],
    [6, 'vagen'],
    [10, 'vagen'],
    [11, 'bordet'],
    [16, 'bordet'],
  ])('that add up to %i lift "%s"', async (sum, expected) => {
    const page = await visitors.open('/ar-den-har-nu/');
    await answer(page, sum);
    expect(await lifted(page)).toBe(expected);
    expect(await heard(page)).toContain(`8 av 8 par, och summan är ${sum}.`);
  });

  test('follow when somebody changes an answer', async () => {
    const page = await visitors.open('/ar-den-har-nu/');
    await answer(page, 5);
    expect(await lifted(page)).toBe('disken');
    await page.locator('input[name=par-8][value="1"]').check();
    expect(await lifted(page)).toBe('vagen');
  });

  test('are answered with the arrows of a keyboard', async () => {
    const page = await visitors.open('/ar-den-har-nu/');
    await tabTo(page, 'input[name=par-1]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('input[name=par-1]:checked').getAttribute('value')).toBe('1');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('name')).toBe('par-2');
    expect(await focused(page)).toBe('');
  });

  test('send nothing, not even with Enter', async () => {
    const page = await visitors.open('/ar-den-har-nu/');
    await answer(page, 16);
    let asked = 0;
    page.on('request', () => {
      asked += 1;
    });
    await page.locator('input[name=par-1][value="2"]').press('Enter');
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
    expect(asked).toBe(0);
    expect(await page.locator('main form').count()).toBe(0);
  });

  test.each([{}, { forcedColors: 'active' }, { colorScheme: 'dark' }] as const)(
    'show all three readings as text, whatever was answered: %j',
    async (look) => {
      const page = await visitors.open('/ar-den-har-nu/', look);
      for (const sum of [undefined, 3, 16]) {
        if (sum !== undefined) await answer(page, sum);
        for (const id of readings) {
          const reading = page.locator(`.reading:has(#${id})`);
          expect(await reading.isVisible()).toBe(true);
          expect((await reading.innerText()).length).toBeGreaterThan(150);
          expect(Number(await reading.evaluate((one) => getComputedStyle(one).opacity))).toBe(1);
        }
      }
    },
  );

  test('lift the right one in forced colours too', async () => {
    const page = await visitors.open('/ar-den-har-nu/', { forcedColors: 'active' });
    await answer(page, 16);
    expect(await lifted(page)).toBe('bordet');
  });
});
