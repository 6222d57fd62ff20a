import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { beforeEach, expect, test } from 'vitest';
import { newTally, openLink, sendUntilKept, type Tally } from '../support/killingPeople.ts';
import { expectEverythingOnce } from '../support/killingPromises.ts';
import { useKillableSite } from '../support/killingSite.ts';
import type { Part } from '../support/killingSupabase.ts';
import { databaseUrlOf, startSite, temporaryFolder } from '../support/site.ts';

// The same blows at the same places whatever the number. K3_PEOPLE=1000 npm test -- killed: the long run.
const many = Number(process.env.K3_PEOPLE ?? 400);

const site = useKillableSite();
let tally: Tally;
let texts = 0;

beforeEach(() => {
  tally = newTally();
});

/** So many people send, 20 at a time; each fifth opens the private link at once. */
async function peopleSend(people: number): Promise<void> {
  const numbers = Array.from({ length: people }, (_, n) => texts + n).values();
  texts += people;
  const person = async () => {
    for (const n of numbers) {
      const { key } = await sendUntilKept(() => site.url, n, tally);
      if (n % 5 === 0) await look(key);
    }
  };
  await Promise.all(Array.from({ length: 20 }, person));
}

async function look(key: string): Promise<void> {
  const page = await openLink(site.url, key).catch(() => undefined);
  if (page && ![200, 503].includes(page.status)) tally.wrong.push(`${page.status} to a private link`);
}

async function expectPromisesKept(): Promise<void> {
  expect(tally.wrong).toEqual([]);
  await expectEverythingOnce(site.supabase.sql, site.url, tally.receipts, texts);
}

const untilKept = async (number: number) => {
  while (tally.receipts.length < number) await sleep(2);
};

const toldOf = (status: number) => tally.receipts.filter((one) => one.status === status).length;

test(`${many} people send, 20 at a time, while everything is killed again and again: each is kept once, and every link leads to it`, async () => {
  // When so many of a hundred are kept: what is killed. People go on for a while, and then it is started again.
  const blows: [number, ...(Part | 'site')[]][] = [
    [10, 'postgres'],
    [25, 'api'],
    [40, 'postgres', 'api', 'site'],
    [60, 'postgres'],
    [75, 'site'],
    [80, 'api'],
  ];
  const fate = async () => {
    for (const [after, ...parts] of blows) {
      await untilKept((many * after) / 100);
      await site.kill(...parts);
      if (parts.includes('site')) await site.start();
      await untilKept(Math.min(many, tally.receipts.length + Math.max(12, many / 33)));
      await site.supabase.start();
    }
  };
  const begun = performance.now();
  await Promise.all([peopleSend(many), fate()]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  await site.drained();
  process.stdout.write(
    `${many} kept in ${seconds} s: ${site.kills} kills, ${toldOf(202)} told 202, ${tally.refused + tally.cut} times no answer (${tally.cut} cut off), ` +
      `${tally.tryLater} times 503, ${toldOf(200)} known already, slowest ${Math.round(tally.slowest)} ms\n`,
  );
  expect(tally.receipts).toHaveLength(many);
  // Without these nothing would have been tried.
  expect(toldOf(202)).toBeGreaterThan(20);
  expect(tally.cut).toBeGreaterThan(0);
  await expectPromisesKept();
}, 180_000);

test('killed three times in the middle of draining, the site keeps each that waited once', async () => {
  const waiting = Math.round(many / 4);
  await site.supabase.kill('api');
  await peopleSend(waiting);
  expect(site.inTheInbox()).toHaveLength(waiting);
  await site.supabase.start();
  for (const left of [0.8, 0.5, 0.2]) {
    while (site.inTheInbox().length > waiting * left) await sleep(4);
    await site.kill('site');
    expect(site.inTheInbox().length, 'still waiting').toBeGreaterThan(0);
    await site.start();
  }
  await site.drained();
  await expectPromisesKept();
}, 120_000);

test('told to stop while the database says nothing, the site answers everyone who has begun, and keeps what it accepted', async () => {
  site.supabase.pause('api');
  const sending = peopleSend(20);
  // Everyone has sent, and the database is given three seconds for each.
  await sleep(700);
  expect(await site.stop()).toBe(0);
  expect({ told202: toldOf(202) + toldOf(303), cut: tally.cut }).toEqual({
    told202: 20,
    cut: 0,
  });
  site.supabase.goOn('api');
  await site.start();
  await sending;
  await site.drained();
  await expectPromisesKept();
}, 60_000);

test('told to stop while people send, the site keeps what it accepted, and goes on with it when it is started again', async () => {
  const sending = peopleSend(60);
  await untilKept(30);
  expect(await site.stop()).toBe(0);
  await site.start();
  await sending;
  await site.drained();
  await expectPromisesKept();
}, 60_000);

test('with the database of its own killed, a start keeps what is sent, and the next one takes it in', async () => {
  const dataDir = temporaryFolder();
  const env = { K3_DEMO: '0' };
  const own = await startSite({ dataDir, env });
  await sendUntilKept(() => own.url, 0, tally);
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  for (let n = 1; n <= 5; n += 1) await sendUntilKept(() => own.url, n, tally);
  expect(tally.receipts.map(({ status }) => status)).toContain(202);
  expect(await own.end('SIGTERM')).toBe(0);

  const next = await startSite({ dataDir, env });
  const sql = postgres(databaseUrlOf(dataDir), { max: 1 });
  const rows = async () => (await sql`select from app.contributions`).length;
  await expect.poll(rows, { timeout: 20_000 }).toBe(6);
  await expectEverythingOnce(sql, next.url, tally.receipts, 6);
  await sql.end();
  expect(await next.end('SIGTERM')).toBe(0);
}, 60_000);
