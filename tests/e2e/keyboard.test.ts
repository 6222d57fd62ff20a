import type { Page } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { newWords } from '../support/contributions.ts';
import { focused, pressUntil, tabTo } from '../support/keyboard.ts';

const visitors = useBrowser();
let sql: Sql;
beforeAll(() => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
});
afterAll(() => sql.end());

const send = async (page: Page) => {
  await tabTo(page, 'main form button[type=submit]');
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
};

/** The focus stands on the summary without anybody having moved it, and its links lead to the fields. */
async function expectSummary(page: Page, links: string[]): Promise<void> {
  expect(await page.title()).toMatch(/^Fel: /);
  await pressUntil(page, undefined, async () => (await focused(page)) === 'error-summary');
  const list = page.locator('#error-list a');
  expect(await list.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(links);
}

async function followFirstLink(page: Page): Promise<void> {
  await tabTo(page, '#error-list a');
  await page.keyboard.press('Enter');
}

async function expectPrivatePage(page: Page): Promise<string> {
  expect(new URL(page.url()).pathname).toMatch(/^\/mitt\/[A-Za-z0-9_-]{22}\/$/);
  const reference = /K3-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())?.[0];
  expect(reference).toBeDefined();
  return reference ?? '';
}

describe('with nothing but a keyboard, and without JavaScript', () => {
  test('somebody leaves an idea, mends it, and finds it again', async () => {
    const page = await visitors.open('/borja/');
    const title = `${newWords()} "på riktigt"`;
    await tabTo(page, '#title');
    await page.keyboard.type('ab');
    await tabTo(page, '#description');
    await page.keyboard.type('Vi sitter där på torsdagar');
    await page.keyboard.press('Enter');
    await page.keyboard.type('och hjälps åt.');
    await send(page);

    await expectSummary(page, ['#title', '#informed']);
    expect(await page.locator('#description').inputValue()).toBe(
      'Vi sitter där på torsdagar\noch hjälps åt.',
    );
    await followFirstLink(page);
    expect(await focused(page)).toBe('title');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(title);
    await tabTo(page, '#informed');
    await page.keyboard.press('Space');
    await send(page);

    const reference = await expectPrivatePage(page);
    expect(await page.locator('main').innerText()).toContain(title);
    const [row] =
      await sql`select title, description, status from public.list_received(50) where reference = ${reference}`;
    expect(row).toEqual({
      title,
      description: 'Vi sitter där på torsdagar\noch hjälps åt.',
      status: 'received',
    });
  });

  test('somebody offers help, with all there is to say', async () => {
    const page = await visitors.open('/hjalp-till/');
    const name = newWords();
    await tabTo(page, '#gives-skill');
    await page.keyboard.press('Space');
    await tabTo(page, '#description');
    await page.keyboard.type('Jag kan laga cyklar.');
    await tabTo(page, '#phone');
    await page.keyboard.type('123');
    await tabTo(page, 'details.more > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#availability-evenings');
    await page.keyboard.press('Space');
    await tabTo(page, 'input[name=extent]:checked');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, '#displayName');
    await page.keyboard.type(name);
    await tabTo(page, '#informed');
    await page.keyboard.press('Space');
    await send(page);

    await expectSummary(page, ['#phone']);
    expect(await page.locator('details.more').getAttribute('open')).not.toBeNull();
    await followFirstLink(page);
    expect(await focused(page)).toBe('phone');
    await page.keyboard.press('End');
    await page.keyboard.type(' 456, kvällar');
    await send(page);

    const reference = await expectPrivatePage(page);
    const [row] = await sql`
      select gives, phone, availability, extent, display_name from public.list_received(50) where reference = ${reference}`;
    expect(row).toEqual({
      gives: ['skill'],
      phone: '123 456, kvällar',
      availability: ['evenings'],
      extent: 'weekly',
      display_name: name,
    });
  });
});
