import { describe, expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { tabTo } from '../support/keyboard.ts';

const visitors = useBrowser();

describe('moving about with nothing but a keyboard, without JavaScript', () => {
  test('the first Tab offers a way past the menu, and it leads there', async () => {
    const page = await visitors.open('/modellen/');
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    expect(await skip.innerText()).toBe('Hoppa till innehållet');
    const box = await skip.boundingBox();
    expect(box?.width ?? 0, 'it is seen when it has the focus').toBeGreaterThan(100);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus, footer :focus').count(), 'the menu is behind').toBe(1);
  });

  test('the menu on a phone opens, leads on, and closes with Escape', async () => {
    const page = await visitors.open('/', { width: 360, height: 640 });
    await tabTo(page, 'button[popovertarget]');
    expect(await page.locator('#meny').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('#meny').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#meny').isVisible()).toBe(false);
    expect(await page.locator('button[popovertarget]:focus').count(), 'the focus stays').toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('#meny a:focus').innerText()).toBe('Tanken');
    await Promise.all([page.waitForURL('**/modellen/'), page.keyboard.press('Enter')]);
  });

  test('what has the focus is never behind something else, and is seen to have it', async () => {
    const page = await visitors.open('/borja/', { width: 360, height: 640 });
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      const problem = await page.locator(':focus').evaluate((one) => {
        const { top, left, width, height, bottom } = one.getBoundingClientRect();
        const hit = document.elementFromPoint(
          left + width / 2,
          Math.min(Math.max(top + height / 2, 1), innerHeight - 1),
        );
        const covered =
          !hit || !(one.contains(hit) || hit.contains(one) || one.closest('label')?.contains(hit));
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        const unmarked = outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2;
        if (bottom < 0 || top > innerHeight || covered) return `covered: ${one.outerHTML.slice(0, 100)}`;
        return unmarked ? `unmarked: ${one.outerHTML.slice(0, 100)}` : '';
      });
      expect(problem).toBe('');
    }
  });
});
