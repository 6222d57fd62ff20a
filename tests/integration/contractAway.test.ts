import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { countKept, keptBehind, pageIn, problemIn, valueAt } from '../support/answers.ts';
import { aContribution, aWholeContribution, type Contribution } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { everyWay, sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
const { lines } = watchLogs();
let proxy: TroubledProxy;

beforeAll(async () => {
  proxy = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = proxy.url;
});
afterEach(() => {
  proxy.mood = 'well';
});
afterAll(() => proxy.stop());

async function expectTryLater(response: Response, isBrowser: boolean, sent: Contribution): Promise<void> {
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(response.headers.get('cache-control')).toBe('no-store');
  if (!isBrowser) {
    expect((await problemIn(response)).code).toBe('away');
    return;
  }
  const $ = await pageIn(response);
  expect($('title').text()).toMatch(/^Fel: /);
  expect($('#error-summary').is('[hidden]')).toBe(false);
  expect($('#error-summary').is('[autofocus]')).toBe(true);
  expect($('#error-list, main form .error:not([hidden])')).toHaveLength(0);
  for (const field of ['description', 'displayName', 'email']) expect(valueAt($, field)).toBe(sent[field]);
  expect(valueAt($, 'informed')).toEqual(['on']);
  expect(valueAt($, 'hats')).toEqual(sent.hats);
}

const quick: [string, Mood][] = [
  ['closes the connection', 'drops'],
  ['loses its answer', 'losesTheAnswer'],
  ['stops in the middle of its answer', 'stopsHalfWay'],
  ['is paused', { status: 540 }],
  ['is out of quota', { status: 402 }],
  ['is too busy', { status: 503 }],
  ['takes too long by its own clock', { status: 544 }],
  ['asks who we are', { status: 401 }],
];

describe.each(everyWay)('$title, when the database is away', ({ kind, send, isBrowser }) => {
  test.each(quick)('comes back with everything that was typed: it %s', async (_, mood) => {
    proxy.mood = mood;
    const sent = aWholeContribution(kind);
    await expectTryLater(await send(kind, sent), isBrowser, sent);
  });

  test('sent again afterwards is kept once, even when the first was kept and only the answer was lost', async () => {
    const before = await countKept(database.sql);
    const sent = aContribution(kind);
    proxy.mood = 'losesTheAnswer';
    expect((await send(kind, sent)).status).toBe(503);
    proxy.mood = 'well';
    const response = await send(kind, sent);
    expect(response.status).toBe(isBrowser ? 303 : 200);
    expect(await keptBehind(response, database.sql)).toMatchObject({ kind, status: 'received' });
    expect(await countKept(database.sql)).toBe(before + 1);
  });
});

test('nobody waits more than four seconds when the database says nothing', async () => {
  proxy.mood = 'stalls';
  await Promise.all(
    everyWay.map(async ({ kind, send, isBrowser }) => {
      const sent = aWholeContribution(kind);
      const begun = performance.now();
      const response = await send(kind, sent);
      expect(performance.now() - begun).toBeLessThan(4000);
      await expectTryLater(response, isBrowser, sent);
    }),
  );
});

test('everything comes back when the API is not there at all, and is kept when it is again', async () => {
  const all = everyWay.map((way) => ({ ...way, sent: aWholeContribution(way.kind) }));
  await database.api.stop();
  try {
    for (const { kind, send, isBrowser, sent } of all)
      await expectTryLater(await send(kind, sent), isBrowser, sent);
  } finally {
    await database.api.start();
  }
  for (const { kind, send, isBrowser, sent } of all)
    expect((await send(kind, sent)).status).toBe(isBrowser ? 303 : 201);
});

test('an answer that comes when nobody waits any more leads to one idea', async () => {
  const before = await countKept(database.sql);
  const sent = aContribution('idea');
  proxy.mood = 'answersLate';
  expect((await sendAsBrowser('idea', sent)).status).toBe(503);
  proxy.mood = 'well';
  expect((await sendAsProgram('idea', sent)).status).toBe(200);
  expect(await countKept(database.sql)).toBe(before + 1);
});

test('the database is asked once for each submission, not again and again while somebody waits', async () => {
  for (const mood of ['well', 'drops', { status: 503 }] as const) {
    proxy.mood = mood;
    const before = proxy.asked;
    await sendAsBrowser('idea', aContribution('idea'));
    expect({ mood, asked: proxy.asked - before }).toEqual({ mood, asked: 1 });
  }
});

test('what is wrong is told even then', async () => {
  proxy.mood = 'drops';
  expect((await sendAsProgram('idea', {})).status).toBe(422);
});

test('without the settings of the database it is our fault, and everything that was typed comes back', async () => {
  const { SUPABASE_URL } = process.env;
  delete process.env.SUPABASE_URL;
  try {
    const sent = aWholeContribution('idea');
    await expectTryLater(await sendAsBrowser('idea', sent), true, sent);
    expect(lines.at(-1)).toContain('"event":"failed"');
  } finally {
    process.env.SUPABASE_URL = SUPABASE_URL;
  }
});
