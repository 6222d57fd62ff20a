/** What a machine can see of what shuts people out. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

// As it comes with its Playwright package, whose own builder puts it into the page anew for every run, which takes longer than the run.
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as {
  source: string;
};

const schemes = ['light', 'dark'] as const;

// Beyond axe's own choice: targets of WCAG 2.2, and contrast 7:1 for text (we hold ourselves to AAA there).
const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } };

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/** Nothing is wrong with the page as it is now, in both schemes and at each width. Needs a page opened with `bypassCSP`. */
export async function expectAccessible(page: Page, { widths = [1280, 320] } = {}): Promise<void> {
  await page.evaluate(source);
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
