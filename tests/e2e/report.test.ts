import type { Page } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sv } from '../../src/i18n/sv.ts';
import { setDown } from '../support/acts.ts';
import { expectAccessible } from '../support/axe.ts';
import { useBrowser } from '../support/browser.ts';
import { anIdea } from '../support/contributions.ts';
import { type AtTable, seatAtSite, sitDown } from '../support/desk.ts';
import { sendAt } from '../support/deskPages.ts';
import { leave } from '../support/theSite.ts';
import { expectValid } from '../support/validHtml.ts';

const visitors = useBrowser();
const { report } = sv;
// Script is only for axe, which is put into the page past its policy; the site's own policy is as it is.
const forAxe = { javaScriptEnabled: true, bypassCSP: true };
let sql: Sql;
let lead: AtTable;
let path: string;
let reference: string;
beforeAll(async () => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
  lead = await seatAtSite(sql);
  ({ reference } = await leave('idea', anIdea()));
  await setDown({ sql }, { reference, key: '' }, 'published');
  path = `/ideer/${reference}/sag-till/`;
});
afterAll(() => sql.end());

const tell = async (page: Page, words: string) => {
  await page.getByLabel(report.fields.words.label).fill(words);
  await page.getByRole('button', { name: report.send }).click();
};

/** Nothing to the side, and HTML as the standard wants it. */
async function expectInOrder(page: Page): Promise<void> {
  const [wide, width] = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  expect(wide, page.url()).toBe(width);
  await expectValid(await (await page.request.get(page.url(), { maxRetries: 2 })).text(), page.url());
}

describe('somebody on a phone who sees that something is wrong, without script', () => {
  test('tells, mends, and is thanked; the words are kept all the way', async () => {
    const page = await visitors.open(path, { width: 320, height: 640 });
    expect(await page.locator('main').textContent()).toContain(reference);
    await expectInOrder(page);
    await tell(page, '');
    expect(await page.title()).toMatch(/^Fel: /);
    expect(await page.locator('#error-summary').evaluate((one) => one === document.activeElement)).toBe(true);
    const tooLong = 'Det är fel namn. '.repeat(70);
    await tell(page, tooLong);
    expect(await page.locator('#words').inputValue()).toBe(tooLong);
    await page.locator('#error-list a').click();
    expect(await page.locator('#words').evaluate((one) => one === document.activeElement)).toBe(true);
    await tell(page, 'Det är fel namn på läraren.');
    expect(new URL(page.url()).pathname).toBe(`${path}tack/`);
    expect(await page.locator('h1').textContent()).toBe(report.thanks.title);
    await expectInOrder(page);
    const rows = await sql`
      select r.words from app.reports r join app.contributions c on c.id = r.contribution_id where c.reference = ${reference}`;
    expect(rows.map(({ words }) => words)).toEqual(['Det är fel namn på läraren.']);
  });
  test('comes to all of it by keyboard, and never into the trap for robots', async () => {
    const page = await visitors.open(path);
    const met: string[] = [];
    for (let tabs = 0; tabs < 40 && met.at(-1) !== 'BUTTON'; tabs += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
      met.push(String(seen));
      if (seen === 'words') await page.keyboard.type('Det är fel dag.');
      if (await page.evaluate(() => document.activeElement?.matches('main form button'))) break;
    }
    expect(met).toContain('words');
    expect(met).not.toContain('website');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${path}tack/`);
  });
});

test('what comes back is HTML as the standard wants it, whatever was wrong', async () => {
  for (const [to, words, status] of [
    [path, '', 422],
    ['/ideer/K3-0000-0000/sag-till/', 'Det är fel plats.', 404],
  ] as const) {
    const answer = await sendAt(undefined, to, { words });
    expect(answer.status).toBe(status);
    await expectValid(await answer.text(), String(status));
  }
});

describe('nobody is shut out, in light and dark, on a small and a large screen', () => {
  test('from the form, also when it comes back, and from the thanks', async () => {
    const page = await visitors.open(path, forAxe);
    await expectAccessible(page);
    await tell(page, 'x');
    await page.locator('#error-summary').waitFor();
    await expectAccessible(page);
    await tell(page, 'Det är fel plats.');
    await page.waitForURL(`**${path}tack/`);
    await expectAccessible(page);
  });
  test('from the word that there is no such idea', async () => {
    const page = await visitors.open('/ideer/K3-0000-0000/sag-till/', forAxe);
    await tell(page, 'Det är fel plats.');
    expect(await page.locator('textarea').inputValue()).toBe('Det är fel plats.');
    await expectAccessible(page);
  });
  test('from the table, where stewards read it', async () => {
    await sql`select public.report_idea(${reference}, 'Det är fel år.', false, null, 1, 1)`;
    await sql`select public.report_idea(${reference}, 'Köp nu.', true, null, 1, 1)`;
    const page = await visitors.open('/vardar/in/', forAxe);
    await sitDown(page, lead);
    for (const place of [`/vardar/${reference}/`, '/vardar/nytt/', '/vardar/logg/']) {
      await page.goto(place);
      for (const summary of await page.locator('details.reports > summary').all()) await summary.click();
      await expectAccessible(page);
      await expectInOrder(page);
    }
  });
});
