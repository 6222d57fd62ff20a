import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { Health } from '../../src/inbox/health.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { anIdea } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { aRefusedIdea, aWaitingIdea, lay } from '../support/entries.ts';
import { useInbox } from '../support/inbox.ts';
import { besides, listing } from '../support/lies.ts';
import { watchLogs } from '../support/logs.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';

const database = useDatabase();
const inbox = useInbox();
watchLogs();
let toDatabase: TroubledProxy;
let store: TroubledProxy;

beforeAll(async () => {
  toDatabase = await startProxy(database.supabaseUrl);
  store = await startProxy(inbox.address);
  process.env.SUPABASE_URL = toDatabase.url;
  inbox.pointAt(store.url);
});
beforeEach(() => {
  toDatabase.mood = 'well';
  store.mood = 'well';
  inbox.empty();
});
afterAll(() => Promise.all([toDatabase.stop(), store.stop()]));

const address = 'https://tillsammans.exempelkoping.example/api/health';

/** The function as it is when it has just been started. */
async function freshHealth() {
  vi.resetModules();
  const { default: health } = await import('../../netlify/functions/health.mts');
  return (init: RequestInit = {}, query = '') => health(new Request(address + query, init));
}

async function howAreYou(): Promise<{ http: number; told: Health }> {
  const ask = await freshHealth();
  const answer = await ask();
  return { http: answer.status, told: (await answer.json()) as Health };
}

async function drained(): Promise<void> {
  const { drain } = await import('../../src/inbox/drain.ts');
  await drain(20_000);
}

const well = {
  status: 'ok',
  database: 'ok',
  inbox: 0,
  stuck: 0,
  oldestInboxSeconds: 0,
  inboxCeiling: kommun.limits.inbox,
  version: manifest.version,
};

describe('asked how it is, the site says', () => {
  test('ok, when database and inbox answer and nothing is left over', async () => {
    expect(await howAreYou()).toEqual({ http: 200, told: well });
  });

  test.each<[string, Mood]>([
    ['does not answer', 'drops'],
    ['hangs', 'stalls'],
    ['is paused', { status: 540 }],
    ['does not know us', { status: 401 }],
  ])('degraded, when the database %s and the inbox is there', async (_, mood) => {
    toDatabase.mood = mood;
    expect(await howAreYou()).toEqual({ http: 200, told: { ...well, status: 'degraded', database: 'away' } });
  });

  test.each<[string, Mood]>([
    ['does not answer', 'drops'],
    ['hangs', 'stalls'],
    ['is said not to be there', { status: 404 }],
    ['lists nothing at all, not even its end', listing(() => [])],
  ])('degraded, when the inbox %s and the database is there', async (_, mood) => {
    store.mood = mood;
    const unknown = { inbox: null, stuck: null, oldestInboxSeconds: null };
    expect(await howAreYou()).toEqual({ http: 200, told: { ...well, ...unknown, status: 'degraded' } });
  });

  test('down, with 503, when neither answers', async () => {
    toDatabase.mood = 'drops';
    store.mood = 'drops';
    expect(await howAreYou()).toMatchObject({
      http: 503,
      told: { status: 'down', database: 'away', inbox: null },
    });
  });

  test('degraded, and down without a database, when nothing can be sealed', async () => {
    const { INBOX_KEY } = process.env;
    delete process.env.INBOX_KEY;
    try {
      expect(await howAreYou()).toMatchObject({ http: 200, told: { status: 'degraded', inbox: null } });
      toDatabase.mood = 'drops';
      expect(await howAreYou()).toMatchObject({ http: 503, told: { status: 'down' } });
    } finally {
      process.env.INBOX_KEY = INBOX_KEY;
    }
  });

  test('how many wait, for how long, and how many are stuck', async () => {
    await lay(aRefusedIdea());
    await drained();
    for (const seconds of [5, 600, 60]) await lay(aWaitingIdea({}, new Date(Date.now() - seconds * 1000)));
    const { http, told } = await howAreYou();
    expect({ http, ...told }).toMatchObject({ http: 200, status: 'degraded', inbox: 3, stuck: 1 });
    expect(told.oldestInboxSeconds).toBeGreaterThanOrEqual(600);
    expect(told.oldestInboxSeconds).toBeLessThan(630);
  });

  test('degraded, when something has waited for a quarter of an hour though the database is there', async () => {
    await lay(aWaitingIdea({}, new Date(Date.now() - 14 * 60_000)));
    expect((await howAreYou()).told.status).toBe('ok');
    await lay(aWaitingIdea({}, new Date(Date.now() - 15 * 60_000)));
    expect((await howAreYou()).told.status).toBe('degraded');
  });
});

describe('when as many wait as may', () => {
  /** How many lie there is counted beside the first submission, and nobody is turned away for not knowing. */
  async function sendAgainAndAgain(until: number): Promise<Response> {
    vi.resetModules();
    const { sendAsBrowser } = await import('../support/send.ts');
    const send = () => sendAsBrowser('idea', anIdea({ helps: 'Kvar är det jag skrev' }));
    let answer = await send();
    for (let tries = 1; tries < 6 && answer.status !== until; tries += 1) {
      await sleep(300);
      answer = await send();
    }
    return answer;
  }

  test('no more are taken into the inbox, everything typed comes back, and the site says that it is down', async () => {
    store.mood = besides(kommun.limits.inbox);
    toDatabase.mood = 'drops';
    const answer = await sendAgainAndAgain(503);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Kvar är det jag skrev');
    expect(await howAreYou()).toMatchObject({ http: 503, told: { status: 'down' } });
  });

  test('what the database can take is taken all the same', async () => {
    store.mood = besides(kommun.limits.inbox);
    expect((await sendAgainAndAgain(503)).status).toBe(303);
    expect(await howAreYou()).toMatchObject({ http: 200, told: { status: 'degraded', database: 'ok' } });
  });

  test('a few less are no reason', async () => {
    store.mood = besides(kommun.limits.inbox - 20);
    toDatabase.mood = 'drops';
    expect((await sendAgainAndAgain(503)).status).toBe(303);
    expect(await howAreYou()).toMatchObject({ http: 200, told: { status: 'degraded' } });
  });
});

describe('the answer', () => {
  test('is JSON that may be kept for seconds, the same for everybody', async () => {
    const ask = await freshHealth();
    const { status, headers } = await ask();
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=3',
      'netlify-vary': 'query=none',
      'x-content-type-options': 'nosniff',
    });
  });

  test('has no body for HEAD, and says what it answers to', async () => {
    const ask = await freshHealth();
    const head = await ask({ method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const options = await ask({ method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const refused = await ask({ method });
      expect([method, refused.status, refused.headers.get('allow')]).toEqual([
        method,
        405,
        'GET, HEAD, OPTIONS',
      ]);
      expect(await refused.json()).toMatchObject({ status: 405, code: 'method' });
    }
  });

  test('costs one question to the database, however many ask at once and whatever they put behind the address', async () => {
    const ask = await freshHealth();
    const [database, inboxed] = [toDatabase.asked, store.asked];
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, at) =>
        ask(at % 2 ? {} : { method: 'HEAD' }, at % 3 ? `?at=${at}&detail=all` : ''),
      ),
    );
    const bodies = new Set(
      await Promise.all(answers.filter((_, at) => at % 2).map((answer) => answer.text())),
    );
    expect([...bodies]).toEqual([JSON.stringify(well)]);
    expect(toDatabase.asked - database).toBe(1);
    // One list, and on a store that was never used its opening and one more.
    expect(store.asked - inboxed).toBeLessThanOrEqual(4);
  });

  test('is asked for anew after a few seconds', async () => {
    const ask = await freshHealth();
    expect(await (await ask()).json()).toMatchObject({ database: 'ok' });
    toDatabase.mood = 'drops';
    expect(await (await ask()).json()).toMatchObject({ database: 'ok' });
    await vi.waitFor(
      async () => expect(await (await ask()).json()).toMatchObject({ database: 'away' }),
      8000,
    );
  });

  test('tells a stranger nothing of people, keys, addresses or what went wrong', async () => {
    const one = aWaitingIdea({ email: 'nagon@exempel.example' });
    await lay(one);
    toDatabase.mood = { status: 401 };
    const text = JSON.stringify((await howAreYou()).told);
    for (const secret of [
      one.key,
      one.name,
      one.reference,
      one.entry.receipt.keyHash,
      database.secretKey,
      inbox.token,
      'exempel.example',
      '127.0.0.1',
      '401',
    ])
      expect(text).not.toContain(secret);
    expect(Object.keys((await howAreYou()).told).toSorted()).toEqual(Object.keys(well).toSorted());
  });
});
