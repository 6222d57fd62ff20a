import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { freePort } from '../../src/tools/database/freePort.ts';
import type { Bench, Figure } from '../../src/tools/testing/bench.ts';
import { chromiumArguments, chromiumPath } from '../support/browser.ts';
import { startSite } from '../support/site.ts';

const pages = ['/', '/klassrummet/', '/ar-den-har-nu/', '/borja/', '/hjalp-till/'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Five pages on a phone, as Lighthouse sees them. A budget is a most, so what is told is how much is missing from 100. */
export default {
  name: 'Lighthouse, mobile: missing from 100',
  async run() {
    const site = await startSite({ env: { K3_DEMO: '0' } });
    const port = await freePort();
    const executablePath = await chromiumPath();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : { channel: 'chrome' }),
      args: [...chromiumArguments, `--remote-debugging-port=${port}`],
    });
    try {
      const figures: Figure[] = [];
      for (const path of pages) figures.push(...(await judge(site.url, path, port)));
      return figures;
    } finally {
      await browser.close();
      await site.end('SIGTERM');
    }
  },
} satisfies Bench;

async function judge(siteUrl: string, path: string, port: number): Promise<Figure[]> {
  const settings = { port, onlyCategories: categories, formFactor: 'mobile', logLevel: 'error' } as const;
  const result = await lighthouse(siteUrl + path, settings);
  const judged = result?.lhr.categories ?? {};
  return categories.map((category) => ({
    name: `${path} ${category}`,
    // A category without a score has not been judged, which is as bad as can be.
    value: 100 - Math.round((judged[category]?.score ?? 0) * 100),
    unit: 'points',
    max: 0,
  }));
}
