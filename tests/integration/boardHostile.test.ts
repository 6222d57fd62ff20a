import { afterAll, beforeAll, expect, test } from 'vitest';
import { sent } from '../support/acts.ts';
import { type LocalSite, openSite } from '../support/attacks/site.ts';
import { putUp, wholeBoardAt } from '../support/board.ts';
import { useDatabase } from '../support/database.ts';
import { foldingKinds, hostileKinds, hostileQuery } from '../support/hostileQueries.ts';
import { watchLogs } from '../support/logs.ts';
import { startProxy, type TroubledProxy } from '../support/proxy.ts';
import { seat } from '../support/stewards.ts';

/** Of each kind. Ten thousand in all in a long run: K3_QUERIES=10000. */
const each = Math.ceil(Number(process.env.K3_QUERIES ?? 1700) / hostileKinds.length);
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

interface Told {
  kind: string;
  /** How many got which status at last. */
  statuses: Record<number, number>;
  leaks: string[];
  /** How often the database was asked. */
  asked: number;
}

const ask = (path: string, address: string) =>
  fetch(site.url + path, { headers: { 'x-nf-client-connection-ip': address } });
/** Somebody new each time, so that the brake (netlify/http/restraint.ts) holds back as little as it can. */
const anybody = (n: number) => `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`;
/** A place that the site has given. */
let place = '';
async function askPlainly(): Promise<void> {
  const list = await (await ask('/ideer/', anybody(0))).text();
  place = /efter=([\w-]+)/.exec(list)?.[1] ?? '';
  const later = ['/ideer/', '/api/public/ideas', '/api/public/ideas.csv'].map(
    (path) => `${path}?efter=${place}`,
  );
  for (const path of [...wholeBoardAt, '/ideer/sitemap.xml', ...later]) await ask(path, anybody(0));
}

/** @param first the number of the first: other numbers are other questions */
async function askAll(kind: string, first: number, addressOf: (n: number) => string): Promise<Told> {
  const told: Told = { kind, statuses: {}, leaks: [], asked: 0 };
  const before = counter.asked;
  for (let from = 0; from < each; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, each - from) }, (_, i) => first + from + i);
    await Promise.all(
      some.map(async (n) => {
        const path = hostileQuery(kind, n, place);
        const answer = await ask(path, addressOf(n));
        told.statuses[answer.status] = (told.statuses[answer.status] ?? 0) + 1;
        if (leak.test(await answer.text())) told.leaks.push(path);
      }),
    );
  }
  await counter.quiet();
  return { ...told, asked: counter.asked - before };
}

function expectHarmless(told: readonly Told[]): void {
  const isBroken = ({ statuses }: Told) => Object.keys(statuses).some((status) => Number(status) >= 500);
  expect(told.filter(isBroken)).toEqual([]);
  expect(told.flatMap(({ leaks }) => leaks)).toEqual([]);
}

test('what is no question of ours is a copy or an answer that is there already, whoever asks and however often', async () => {
  await askPlainly();
  const told: Told[] = [];
  for (const [at, kind] of hostileKinds.entries())
    told.push(await askAll(kind, 0, (n) => anybody(1 + at * each + n)));
  expectHarmless(told);
  const folded = told.filter(({ kind }) => foldingKinds.includes(kind));
  expect(folded.filter(({ asked }) => asked > Math.max(2, each / 100))).toEqual([]);
  // What may be somebody's own question costs one, and no cunning makes it dearer.
  expect(told.filter(({ asked }) => asked > each)).toEqual([]);
  // In a short run nobody is held back, so that is what they cost.
  if (each <= 200) expect(told.flatMap(({ statuses }) => Object.keys(statuses))).not.toContain('429');
});

test('questions that mean no good break nothing, learn nothing, and have the database asked for one in ten at most', async () => {
  await askPlainly();
  const told: Told[] = [];
  // From one network: what may be somebody's own question, too, it gets an answer to only so often.
  for (const kind of hostileKinds) told.push(await askAll(kind, each, () => '192.0.2.66'));
  expectHarmless(told);
  const asked = told.reduce((sum, one) => sum + one.asked, 0);
  expect(asked, JSON.stringify(told)).toBeLessThanOrEqual((each * hostileKinds.length) / 10);
});
