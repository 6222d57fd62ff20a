/** What a machine can see of what shuts people out. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const schemes = ['light', 'dark'] as const;

// Beyond axe's own choice: targets of WCAG 2.2, and contrast 7:1 for text (we hold ourselves to AAA there).
const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } };

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/** Nothing is wrong with the page as it is now, in both schemes and at each width. Needs a page opened with `bypassCSP`. */
export async function expectAccessible(page: Page, { widths = [1280, 320] } = {}): Promise<void> {
  // Puts axe into the page with one quick rule; it stays there for the whole runs, which is twice as fast as once for each.
  await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violationsIn(page), `${page.url()}, ${colorScheme}, ${width} px`).toEqual([]);
    }
  }
}

/** As "rule: place | place". */
function violationsIn(page: Page): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run({ rules, resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    );
  }, rules);
}
