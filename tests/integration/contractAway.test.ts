import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import {
  countKept,
  keptBehind,
  keyIn,
  pageIn,
  problemIn,
  referenceFormat,
  valueAt,
} from '../support/answers.ts';
import { aContribution, aWholeContribution, type Contribution } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { useInbox } from '../support/inbox.ts';
import { watchLogs } from '../support/logs.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { everyWay, sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
const inbox = useInbox();
const { lines } = watchLogs();
let proxy: TroubledProxy;

beforeAll(async () => {
  proxy = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = proxy.url;
});
afterEach(() => {
  proxy.mood = 'well';
  inbox.pointAt();
  inbox.empty();
});
afterAll(() => proxy.stop());

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

/** 303 to a private page, or 202 with the members of a 201; and the private page says that it is safe. */
async function expectSafe(response: Response, isBrowser: boolean, sent: Contribution): Promise<void> {
  expect(response.status).toBe(isBrowser ? 303 : 202);
  const { found } = await findMine(await keyIn(response));
  expect(found).toMatchObject({ status: 'received', content: { description: sent.description } });
  if (isBrowser) return;
  expect(await response.clone().json()).toEqual({
    reference: expect.stringMatching(referenceFormat),
    status: 'received',
    manageUrl: expect.stringMatching(/^https:.*\/mitt\/[\w-]{22}\/$/),
  });
}

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

describe.each(everyWay)('$title, when the database is away', ({ kind, send, isBrowser }) => {
  test('is accepted all the same, whatever ails it, and is there once when it is well again', async () => {
    const before = await countKept(database.sql);
    const answers: Response[] = [];
    for (const [, mood] of quick) {
      const sent = aWholeContribution(kind);
      proxy.mood = mood;
      const answer = await send(kind, sent);
      await expectSafe(answer, isBrowser, sent);
      answers.push(answer);
    }
    proxy.mood = 'well';
    await drain(20_000);
    for (const answer of answers)
      expect(await keptBehind(answer, database.sql)).toMatchObject({ kind, status: 'received' });
    expect(await countKept(database.sql)).toBe(before + quick.length);
  });
});

describe.each(everyWay)('$title, when database and inbox are away', ({ kind, send, isBrowser }) => {
  test.each(quick)('comes back with everything that was typed: the database %s', async (_, mood) => {
    proxy.mood = mood;
    inbox.takeAway();
    const sent = aWholeContribution(kind);
    await expectTryLater(await send(kind, sent), isBrowser, sent);
  });

  test('sent again afterwards is kept once, even when the first was kept and only the answer was lost', async () => {
    const before = await countKept(database.sql);
    const sent = aContribution(kind);
    proxy.mood = 'losesTheAnswer';
    inbox.takeAway();
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
      expect(response.status).toBe(isBrowser ? 303 : 202);
    }),
  );
});

test('without an inbox everything comes back when the API is not there at all, and is kept when it is again', async () => {
  inbox.takeAway();
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

test('an answer that comes when nobody waits any more leads to one idea, and so does sending it again', async () => {
  const before = await countKept(database.sql);
  const sent = aContribution('idea');
  proxy.mood = 'answersLate';
  const answers = [await sendAsBrowser('idea', sent)];
  proxy.mood = 'well';
  answers.push(await sendAsProgram('idea', sent));
  await drain(20_000);
  expect(answers.map(({ status }) => status)).toEqual([303, 200]);
  const [first, second] = await Promise.all(answers.map((answer) => keptBehind(answer, database.sql)));
  expect(second).toEqual(first);
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

describe('without the settings of the database it is our fault', () => {
  async function sendWithout(variable: 'SUPABASE_URL' | 'SUPABASE_SECRET_KEY', sent: Contribution) {
    const value = process.env[variable];
    delete process.env[variable];
    try {
      return await sendAsBrowser('idea', sent);
    } finally {
      process.env[variable] = value;
    }
  }

  test.each(['SUPABASE_URL', 'SUPABASE_SECRET_KEY'] as const)(
    'and nobody notices but whoever reads the log: %s',
    async (variable) => {
      const response = await sendWithout(variable, aWholeContribution('idea'));
      expect(response.status).toBe(303);
      expect(lines.at(-1)).toMatch(/"outcome":"waiting","code":"SettingMissing"/);
      await drain(20_000);
      expect(await keptBehind(response, database.sql)).toMatchObject({ kind: 'idea' });
    },
  );

  test('and without an inbox everything that was typed comes back', async () => {
    inbox.takeAway();
    const sent = aWholeContribution('idea');
    await expectTryLater(await sendWithout('SUPABASE_URL', sent), true, sent);
  });
});
