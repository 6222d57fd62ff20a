import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import postgres from 'postgres';
import { sv } from '../../src/i18n/sv.ts';
import type { Bench, Figure } from '../../src/tools/testing/bench.ts';
import { oneIdeaAt, wholeBoardAt } from '../support/board.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { seatAtSite } from '../support/desk.ts';
import { databaseUrlOf, type RunningSite, startSite } from '../support/site.ts';

const rounds = 5;
/** Between two acts, in milliseconds: whoever reads an idea before putting it up takes longer. */
const between = 3000;
/** How long a page is looked at in vain, in milliseconds. */
const patience = 15_000;

/**
 * A steward puts an idea up; everyone has just read every page, so a copy of each is kept. How long until they show it? And when five
 * are put up in one go: the CDN lets go of a tag twice in five seconds, and what it refuses is asked for again five seconds later.
 */
export default {
  name: `From "put on the board" until it is seen, copies included (the slowest of ${rounds}, one every ${between / 1000} s)`,
  async run() {
    const site = await startSite({ env: { K3_DEMO: '0' } });
    const sql = postgres(databaseUrlOf(site.dataDir), { max: 1 });
    try {
      const { cookie } = await seatAtSite(sql, { dataDir: site.dataDir });
      const slowest = new Map<string, number>();
      for (let round = 0; round < rounds; round += 1) {
        for (const [page, took] of await timesOf(site, cookie))
          slowest.set(page, Math.max(took, slowest.get(page) ?? 0));
        await sleep(between);
      }
      const inOneGo: number[] = [];
      for (let round = 0; round < rounds; round += 1)
        inOneGo.push(...(await timesOf(site, cookie)).map(([, took]) => took));
      return [
        ...[...slowest].map(([name, value]): Figure => ({ name, value, unit: 'ms', max: 2000 })),
        { name: 'the slowest, without a pause between', value: Math.max(...inOneGo), unit: 'ms', max: 7000 },
      ];
    } finally {
      await sql.end();
      await site.end('SIGTERM');
    }
  },
} satisfies Bench;

async function timesOf(site: RunningSite, cookie: string): Promise<[string, number][]> {
  const { reference } = await send(site);
  const pages = [...wholeBoardAt, ...oneIdeaAt(reference).slice(0, 1)];
  for (const page of pages) await fetch(site.url + page).then((answer) => answer.arrayBuffer());
  const begun = performance.now();
  await putUp(site, reference, cookie);
  return Promise.all(
    pages.map(async (page): Promise<[string, number]> => {
      await until(async () => (await (await fetch(site.url + page)).text()).includes(reference));
      return [page.replace(reference, '<number>'), performance.now() - begun];
    }),
  );
}

async function send({ url }: RunningSite): Promise<{ reference: string }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/ideas`, {
    method: 'POST',
    headers,
    body: JSON.stringify(aWholeIdea()),
  });
  return (await answer.json()) as { reference: string };
}

/** As a steward does it: opens the page of the act, and sends the form that stands there. */
async function putUp({ url }: RunningSite, reference: string, cookie: string): Promise<void> {
  const address = `${url}/vardar/${reference}/${sv.desk.acts.publish.path}/`;
  const $ = load(await (await fetch(address, { headers: { cookie } })).text());
  const form = $('main form').first();
  const body = new URLSearchParams(form.serializeArray().map(({ name, value }) => [name, value]));
  body.set('words', 'Tack! Nu ligger idén på bordet, så att andra kan slå sig ner.');
  const answer = await fetch(address, {
    method: 'POST',
    headers: { cookie, origin: url },
    body,
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`The idea was not put up (${answer.status}).`);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await isSo())) {
    if (performance.now() - since > patience) throw new Error(`Not to be seen after ${patience} ms.`);
    await sleep(20);
  }
}
