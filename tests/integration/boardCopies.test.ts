import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Sent } from '../support/acts.ts';
import { type LocalSite, openSite } from '../support/attacks/site.ts';
import { oneIdeaAt, putUp, wholeBoardAt } from '../support/board.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { aVisitor } from '../support/send.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
watchLogs();
let site: LocalSite;
/** How much later the CDN thinks it is, in milliseconds. */
let later = 0;
/** A copy is fresh for five minutes. */
const untilOld = 301_000;
let road: TroubledProxy;
let maja: SeatedSteward;
let one: Sent;
beforeAll(async () => {
  maja = await seat(database, 'lead');
  one = await putUp(database, maja, { p_title: 'Synlig för alla', p_needs: ['hands'] });
  road = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = road.url;
  site = await openSite(undefined, () => Date.now() + later);
});
afterEach(() => {
  road.mood = 'well';
});
afterAll(async () => {
  await site.close();
  await road.stop();
});

/** As somebody new. */
const ask = async (path: string) => {
  const headers = { 'x-nf-client-connection-ip': aVisitor() };
  const answer = await fetch(site.url + path, { redirect: 'manual', headers });
  const how = answer.headers.get('cache-status') ?? '';
  return { status: answer.status, headers: answer.headers, text: await answer.text(), how };
};

/** As it looks when a free project is paused, the network is cut, and nobody answers. */
const absences: [string, Mood][] = [
  ['is paused', { status: 540 }],
  ['cannot be reached', 'drops'],
  ['says nothing', 'stalls'],
];

describe.each(absences)('while the database %s', (_, mood) => {
  test('whoever asks for what somebody has seen before gets the last copy at once, however old it is', async () => {
    const pages = [...wholeBoardAt, ...oneIdeaAt(one.reference)];
    const before = await Promise.all(pages.map(ask));
    await site.settled();
    road.mood = mood;
    for (const age of [0, untilOld, 6 * 24 * 3600 * 1000]) {
      later += age;
      const begun = performance.now();
      const answers = await Promise.all(pages.map(ask));
      expect(performance.now() - begun).toBeLessThan(1000);
      for (const [i, { status, text, how }] of answers.entries()) {
        const path = pages[i];
        expect({ path, status, isOld: how.includes('fwd=stale') }).toEqual({
          path,
          status: 200,
          isOld: age > 0,
        });
        expect(text, path).toBe(before[i]?.text);
      }
      // Nobody has the old copies renewed in vain: what comes back is not kept in their place.
      await site.settled();
    }
  });

  test('whoever asks for what nobody has seen gets a page that says so, and when to try again', async () => {
    road.mood = mood;
    const unseen = `${mood}${Math.random()}`.replace(/\W/g, '').toLowerCase().slice(0, 12);
    for (const path of [`/ideer/?ord=${unseen}`, '/ideer/K3-0000-0001/', '/ideer/?amne=skola&status=done']) {
      const { status, headers, text } = await ask(path);
      expect({ path, status }).toEqual({ path, status: 503 });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(text).toMatch(/<h1/);
      expect(text).not.toContain('Synlig för alla');
    }
  });
});

test('whoever asked too early gets the page as soon as the database is back', async () => {
  road.mood = { status: 540 };
  expect((await ask('/ideer/?omrade=centrum')).status).toBe(503);
  road.mood = 'well';
  expect((await ask('/ideer/?omrade=centrum')).status).toBe(200);
});

test('the start page needs no database: nobody has asked before, and it stands there whole without the strip', async () => {
  const other = await openSite();
  road.mood = { status: 540 };
  const answer = await fetch(`${other.url}/`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).not.toContain('Synlig för alla');
  road.mood = 'well';
  await expect.poll(async () => (await fetch(`${other.url}/`)).text()).toContain('Synlig för alla');
  await other.close();
});
