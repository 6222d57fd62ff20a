/** Moving about as somebody does who has only a keyboard. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** The id of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

/** Presses a key (or only waits, without one) until it is so. @throws after so many tries */
export async function pressUntil(
  page: Page,
  key: string | undefined,
  isSo: () => Promise<boolean>,
  tries = 80,
): Promise<void> {
  for (let i = 0; i < tries; i += 1) {
    if (await isSo()) return;
    if (key) await page.keyboard.press(key);
    else await sleep(25);
  }
  const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
  throw new Error(`It did not become so. The focus is on ${where}`);
}

/** Tab, Tab, Tab … until this has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const there = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  await pressUntil(page, 'Tab', there).catch((cause: Error) => {
    throw new Error(`Tab does not lead to ${selector}. ${cause.message}`);
  });
}
