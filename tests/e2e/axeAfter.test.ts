import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';
import { aWholeIdea, aWholeOffer } from '../support/contributions.ts';
import { formPages } from '../support/publicPages.ts';
import { leave } from '../support/theSite.ts';

const visitors = useBrowser();
const board = useBoard();
// Script is only for axe, which is put into the page past its policy; the site's own policy is as it is.
const forAxe = { javaScriptEnabled: true, bypassCSP: true };

describe('nobody is shut out afterwards either, in light and dark, on a small and a large screen', () => {
  test.each(Object.values(formPages))('%s sent empty', async (path) => {
    const page = await visitors.open(path, forAxe);
    await page.locator('main form button[type=submit]').click();
    await page.locator('#error-summary').waitFor();
    await expectAccessible(page);
  });

  test.each(Object.values(formPages))('%s sent with everything wrong', async (path) => {
    const page = await visitors.open(path, forAxe);
    await page.locator('details.more > summary').click();
    for (const box of await page.locator('main form input[name=topics]').all()) await box.check();
    await page.locator('#displayName').fill('å'.repeat(61));
    await page.locator('#email').fill('ingen adress');
    await page.locator('main form button[type=submit]').click();
    await page.locator('#error-summary').waitFor();
    await expectAccessible(page);
  });

  test.each(Object.values(formPages))('%s with everything opened', async (path) => {
    const page = await visitors.open(path, forAxe);
    for (const summary of await page.locator('main details > summary').all()) await summary.click();
    expect(await page.locator('main details:not([open])').count()).toBe(0);
    await expectAccessible(page);
  });

  test.each([
    ['idea', aWholeIdea()],
    ['offer', aWholeOffer()],
  ] as const)('the private page of an %s', async (kind, sent) => {
    await expectAccessible(await visitors.open((await leave(kind, sent)).path, forAxe));
  });

  test("a private page that is nobody's", async () => {
    await expectAccessible(await visitors.open('/mitt/AAAAAAAAAAAAAAAAAAAAAA/', forAxe));
  });

  test.each(['', 'hjalp-till/', 'affisch/'])("an idea's page /%s", async (page) => {
    const reference = await board.putUp({}, { becomes: 'gathering', met: ['hands'], answered: true });
    await expectAccessible(await visitors.open(`/ideer/${reference}/${page}`, forAxe));
  });

  test('an idea that is gone, and one that is done', async () => {
    for (const becomes of ['removed', 'done'] as const) {
      const path = `/ideer/${await board.putUp({}, { becomes })}/hjalp-till/`;
      await expectAccessible(await visitors.open(path, forAxe));
    }
  });

  test('a refusal', async () => {
    await expectAccessible(await visitors.open('/api/ideas', forAxe));
  });

  test('the menu opened on a phone', async () => {
    const page = await visitors.open('/', { ...forAxe, width: 320, height: 640 });
    await page.getByRole('button', { name: 'Meny' }).click();
    await page.locator('#meny').waitFor({ state: 'visible' });
    await expectAccessible(page, { widths: [320] });
  });

  test('the eight questions answered', async () => {
    const page = await visitors.open('/ar-den-har-nu/', forAxe);
    for (const answer of await page.locator('input[type=radio][value="2"]').all()) await answer.check();
    await expectAccessible(page);
  });
});
