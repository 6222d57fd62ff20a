import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { publicPages } from '../support/publicPages.ts';

const visitors = useBrowser();

describe("with the colours of one's own", () => {
  test.each(publicPages)('%s keeps its drawings and its buttons to be seen', async (path) => {
    const page = await visitors.open(path, { forcedColors: 'active', colorScheme: 'dark' });
    const unseen = await page.evaluate(() => {
      const back = getComputedStyle(document.body).backgroundColor;
      const painted = (paint: string) => !['none', 'transparent', 'rgba(0, 0, 0, 0)', back].includes(paint);
      const shows = (shape: Element) => {
        const { stroke, fill } = getComputedStyle(shape);
        return painted(stroke) || painted(fill);
      };
      const drawings = [...document.querySelectorAll('main svg, header svg')].filter((one) =>
        one.checkVisibility(),
      );
      const empty = drawings.filter(
        (one) => ![...one.querySelectorAll('path, circle, rect, line, use, g')].some(shows),
      );
      const edgeless = [...document.querySelectorAll('main .button')].filter((one) => {
        const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(one);
        return (
          one.checkVisibility() &&
          borderTopStyle === 'none' &&
          borderTopWidth === '0px' &&
          outlineStyle === 'none'
        );
      });
      return [...empty, ...edgeless].map((one) => one.outerHTML.slice(0, 100));
    });
    expect(unseen).toEqual([]);
  });

  test('what needs mending is told in words, not by a colour', async () => {
    const page = await visitors.open('/borja/', { forcedColors: 'active' });
    await page.locator('main form button[type=submit]').click();
    await page.locator('#error-summary').waitFor();
    expect(await page.locator('#title-error').innerText()).toMatch(/Skriv en rubrik/);
    const widths = await page
      .locator('#error-summary')
      .evaluate((one) => getComputedStyle(one).borderTopWidth + getComputedStyle(one).borderInlineStartWidth);
    expect(widths).not.toBe('0px0px');
  });
});
