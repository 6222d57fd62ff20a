import { describe, test } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { useBrowser } from '../support/browser.ts';
import { publicPages } from '../support/publicPages.ts';

const visitors = useBrowser();

describe('nobody is shut out, in light and dark, on a small and a large screen', () => {
  test.each([...publicPages, '/finns-inte/', '/fel/'])('%s', async (path) => {
    await expectAccessible(await visitors.open(path, { javaScriptEnabled: true, bypassCSP: true }));
  });
});
