import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import postgres, { type Sql } from 'postgres';
import { freePort } from '../../src/tools/database/freePort.ts';
import type { Bench, Figure } from '../../src/tools/testing/bench.ts';
import { chromiumArguments, chromiumPath } from '../support/browser.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { seatAtSite } from '../support/desk.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { databaseUrlOf, type RunningSite, startSite } from '../support/site.ts';

const pages = ['/', '/ideer/', '/klassrummet/', '/ar-den-har-nu/', '/borja/', '/hjalp-till/'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const someIdea: Parameters<typeof placeOnBoard>[1] = {
  met: ['hands'],
  idea: { p_needs: ['hands', 'place', 'lead'], p_hats: ['resident', 'employee'] },
};

interface Page {
  path: string;
  /** What it is called here, where the address is somebody's own. */
  name?: string;
  cookie?: string;
  /** No search engine is to find it, which is not counted. */
  isHidden?: boolean;
}

/** Six pages that all may find, an idea's own, and three that are somebody's, on a phone, as Lighthouse sees them. A budget is a most, so what is told is how much is missing from 100. */
export default {
  name: 'Lighthouse, mobile: missing from 100',
  async run() {
    const site = await startSite({ env: { K3_DEMO: '0' } });
    const sql = postgres(databaseUrlOf(site.dataDir), { max: 1 });
    const port = await freePort();
    const executablePath = await chromiumPath();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : { channel: 'chrome' }),
      args: [...chromiumArguments, `--remote-debugging-port=${port}`],
    });
    try {
      const figures: Figure[] = [];
      const idea = { path: `/ideer/${await placeOnBoard(sql, someIdea)}/`, name: "an idea's page" };
      for (const page of [...pages.map((path) => ({ path })), idea, ...(await hiddenPages(site, sql))])
        figures.push(...(await judge(site.url, page, port)));
      return figures;
    } finally {
      await browser.close();
      await sql.end();
      await site.end('SIGTERM');
    }
  },
} satisfies Bench;

/** The way to the stewards' table, the table itself, and the page of somebody who has been written to. */
async function hiddenPages({ url, dataDir }: RunningSite, sql: Sql): Promise<Page[]> {
  const { cookie } = await seatAtSite(sql, { dataDir });
  const answer = await fetch(`${url}/api/ideas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aWholeIdea()),
  });
  const { reference, manageUrl } = (await answer.json()) as { reference: string; manageUrl: string };
  await sql`
    insert into app.letters (contribution_id, about, words, signed)
    select c.id, 'write', 'Hej! Tack för att du tog första steget.', 'Disa'
    from app.contributions c where c.reference = ${reference}`;
  const pages = [
    { path: '/vardar/in/' },
    { path: '/vardar/', cookie },
    { path: new URL(manageUrl).pathname, name: 'a private page' },
  ];
  return pages.map((page) => ({ ...page, isHidden: true }));
}

async function judge(
  siteUrl: string,
  { path, name = path, cookie, isHidden }: Page,
  port: number,
): Promise<Figure[]> {
  const settings = { port, onlyCategories: categories, formFactor: 'mobile', logLevel: 'error' } as const;
  const result = await lighthouse(siteUrl + path, {
    ...settings,
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
    ...(isHidden ? { skipAudits: ['is-crawlable'] } : {}),
  });
  const judged = result?.lhr.categories ?? {};
  // Whoever is sent on to the door has not been judged at the table.
  if (new URL(result?.lhr.finalDisplayedUrl ?? '/', siteUrl).pathname !== path)
    throw new Error(`Lighthouse was sent on from ${name}.`);
  return categories.map((category) => ({
    name: `${name} ${category}`,
    // A category without a score has not been judged, which is as bad as can be.
    value: 100 - Math.round((judged[category]?.score ?? 0) * 100),
    unit: 'points',
    max: 0,
  }));
}
