import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { publicPages } from '../support/publicPages.ts';
import { leave } from '../support/theSite.ts';

const visitors = useBrowser();

/** Everything a page asks for, and everything the browser complains about, with script allowed so that none could hide. */
async function watch(path: string) {
  const asked: { host: string; type: string; path: string }[] = [];
  const complaints: string[] = [];
  const page = await visitors.open('/robots.txt', { javaScriptEnabled: true });
  page.on('request', (request) => {
    const { host, pathname } = new URL(request.url());
    asked.push({ host, type: request.resourceType(), path: pathname });
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(path, { waitUntil: 'load' });
  const kept = await page.evaluate(() =>
    [document.cookie, localStorage.length, sessionStorage.length].join(),
  );
  return { asked, complaints, kept };
}

describe('a page asks nobody else for anything', () => {
  test.each([...publicPages, 'a private page', '/finns-inte/'])(
    '%s: one host, no script, nothing blocked, nothing kept',
    async (which) => {
      const path = which === 'a private page' ? (await leave('idea', aWholeIdea())).path : which;
      const { asked, complaints, kept } = await watch(path);
      const { host } = new URL(inject('siteUrl'));
      expect(asked.filter((one) => one.host !== host)).toEqual([]);
      expect(asked.filter((one) => ['script', 'xhr', 'fetch', 'websocket'].includes(one.type))).toEqual([]);
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
      expect(kept).toBe(',0,0');
    },
  );
});

test('the stylesheet is one, and the face reaches the page', async () => {
  const { asked } = await watch('/');
  expect(asked.filter(({ type }) => type === 'stylesheet')).toHaveLength(1);
  expect(asked.filter(({ type }) => type === 'font')).toHaveLength(1);
});
