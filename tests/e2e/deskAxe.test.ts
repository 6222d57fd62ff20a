import type { Page } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newToken } from '../../src/desk/token.ts';
import { expectAccessible } from '../support/axe.ts';
import { useBrowser } from '../support/browser.ts';
import { type AtTable, seatAtSite, sitDown } from '../support/desk.ts';
import { doorPages, formsOf, type Laid, layTable, placesOf, sendAt } from '../support/deskPages.ts';
import { startSite } from '../support/site.ts';

const visitors = useBrowser();
// Script is only for axe, which is put into the page past its policy; the site's own policy is as it is.
const forAxe = { javaScriptEnabled: true, bypassCSP: true };

let sql: Sql;
let laid: Laid;
beforeAll(async () => {
  sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
  laid = await layTable(sql);
});
afterAll(() => sql.end());

async function open(path: string, who?: AtTable): Promise<Page> {
  const page = await visitors.open('/robots.txt', forAxe);
  if (who) await sitDown(page, who);
  await page.goto(path);
  return page;
}

async function send(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent('domcontentloaded'),
    page.locator('main form .button').first().click(),
  ]);
}

describe('nobody is shut out at the stewards’ table, in light and dark, on a small and a large screen', () => {
  test('on every page, with everything opened', async () => {
    const page = await open('/vardar/', laid.lead);
    for (const path of Object.values(placesOf(laid))) {
      await page.goto(path);
      await page.locator('main details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '');
      });
      await expectAccessible(page);
    }
  }, 240_000);

  // One after the other is made of the same fields, which stand below each other at any width.
  test('on every form', async () => {
    const page = await open('/vardar/', laid.lead);
    for (const path of Object.values(formsOf(laid))) {
      await page.goto(path);
      await expectAccessible(page, { widths: [320] });
    }
  }, 240_000);

  test.each(Object.entries(doorPages))('at %s', async (_, path) => {
    await expectAccessible(await open(path));
  });

  test('where an app is connected', async () => {
    await expectAccessible(await open('/vardar/app/', await seatAtSite(sql, { secondFactor: false })));
  });

  test('on the private page of somebody who is asked and has been told', async () => {
    await expectAccessible(await open(laid.rich.path));
    await expectAccessible(await open(laid.offer.path));
  });
});

describe('nobody is shut out afterwards either', () => {
  test('when an act has faults', async () => {
    const page = await open(`/vardar/${laid.rich.reference}/svara/`, laid.lead);
    for (const field of await page.locator('main form :is(input[type=text], textarea)').all())
      await field.fill('');
    await send(page);
    await page.locator('#error-summary').waitFor();
    await expectAccessible(page);
  });

  test('when somebody else was before', async () => {
    const path = `/vardar/${laid.rich.reference}/skriv/`;
    const page = await open(path, laid.lead);
    await sendAt(laid.lead, path, { words: 'Hej! Det går framåt.' });
    await send(page);
    await page.locator('#error-summary').waitFor();
    await expectAccessible(page);
  });

  test('when the codes are wrong', async () => {
    const page = await open('/vardar/in/kod/');
    await send(page);
    await expectAccessible(page);
  });

  test('when somebody has been away for too long, and what they typed is kept', async () => {
    const page = await open(`/vardar/${laid.fresh.reference}/skriv/`, laid.lead);
    await page.context().clearCookies();
    await send(page);
    await expectAccessible(page);
  });

  test('when the database is away', async () => {
    const nowhere = {
      SUPABASE_URL: 'http://127.0.0.1:9',
      SUPABASE_PUBLISHABLE_KEY: 'x',
      SUPABASE_SECRET_KEY: 'x',
    };
    const site = await startSite({ env: nowhere });
    const page = await visitors.open('/robots.txt', { ...forAxe, baseURL: site.url });
    await sitDown(page, { token: newToken() });
    const answer = await page.goto('/vardar/');
    expect(answer?.status()).toBe(503);
    await expectAccessible(page);
    await site.end('SIGTERM');
  });

  test('when only a lead may', async () => {
    await expectAccessible(await open('/vardar/logg/', await seatAtSite(sql, { role: 'steward' })));
  });
});
