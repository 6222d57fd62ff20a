import { afterAll, beforeAll, expect, test } from 'vitest';
import { sent } from '../support/acts.ts';
import { type LocalSite, openSite } from '../support/attacks/site.ts';
import { putUp } from '../support/board.ts';
import { useDatabase } from '../support/database.ts';
import { hostileQuery } from '../support/hostileQueries.ts';
import { watchLogs } from '../support/logs.ts';
import { startProxy, type TroubledProxy } from '../support/proxy.ts';
import { seat } from '../support/stewards.ts';

/** Ten thousand in a long run: K3_QUERIES=10000. */
const many = Number(process.env.K3_QUERIES ?? 1400);
const atOnce = 20;

const database = useDatabase();
watchLogs();
let site: LocalSite;
/** Stands before the database and counts how often it is asked. */
let counter: TroubledProxy;
beforeAll(async () => {
  const maja = await seat(database, 'lead');
  for (let i = 0; i < 25; i += 1) await putUp(database, maja, { p_needs: ['hands'] });
  await sent(database, 'idea', { p_title: 'Hemligheten som väntar', p_email: 'hemlig@exempel.example' });
  counter = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = counter.url;
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await counter.stop();
});

const leak = /hemligheten som v|hemlig@|\bapp\.\w|PGRST\d|syntax error|\n +at \w/i;

test('questions that mean no good break nothing, learn nothing, and have the database asked for one in ten at most', async () => {
  const told: Record<string, Record<number, number>> = {};
  const leaks: string[] = [];
  for (let from = 0; from < many; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, many - from) }, (_, i) => hostileQuery(from + i));
    await Promise.all(
      some.map(async ({ kind, path }) => {
        const answer = await fetch(site.url + path, { redirect: 'manual' });
        const { status } = answer;
        told[kind] = { ...told[kind], [status]: (told[kind]?.[status] ?? 0) + 1 };
        if (leak.test(await answer.text())) leaks.push(`${kind}: ${path}`);
      }),
    );
  }
  const broken = Object.entries(told).filter(([, statuses]) =>
    Object.keys(statuses).some((status) => Number(status) >= 500),
  );
  expect(broken).toEqual([]);
  expect(leaks).toEqual([]);
  expect(counter.asked, JSON.stringify(told)).toBeLessThanOrEqual(many / 10);
});
