/** What has changed on the board is let go of by the CDN: a real database, a real API, and what can go wrong with either. */
import type { Context } from '@netlify/functions';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import purgeFunction from '../../netlify/functions/purge.mts';
import { purgeWaiting, type Run } from '../../src/board/purge.ts';
import { takePurges } from '../../src/data/purges.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { startNetlifyApi, type TroubledApi } from '../support/netlifyApi.ts';
import type { Mood } from '../support/proxy.ts';
import { useProxy } from '../support/useProxy.ts';

const database = useDatabase();
const proxy = useProxy(database);
const logs = watchLogs();
let api: TroubledApi;

/** Ends before anything that was refused may be asked for again. */
const run = (limitMs = 4000): Promise<Run> => purgeWaiting({ limitMs });
/** Each in an act of its own. */
async function wish(...tags: string[]): Promise<void> {
  for (const tag of tags) await database.sql`select app.purge_later(${tag})`;
}
const waiting = () =>
  database.sql<{ tag: string; rounds: number; wait: number; tries: number }[]>`
    select tag, rounds, tries, extract(epoch from next_at - now())::float8 as wait from app.purges order by id`;
const passTime = () => database.sql`update app.purges set next_at = now() - interval '1 second'`;
const done = (purged: number) => ({ purged, later: 0, outcome: 'done' });
const idea = 'idea-K3-7F2M-9QXD';

beforeAll(async () => {
  api = await startNetlifyApi();
});
beforeEach(async () => {
  await database.sql`delete from app.purges`;
  Object.assign(api, { mood: 'well', asked: 0, meanwhile: undefined });
  api.purged.length = 0;
});
afterAll(async () => {
  await api.stop();
});

describe('when all is well', () => {
  test('nothing is purged when nothing has changed', async () => {
    expect(await run()).toEqual(done(0));
    expect(api.asked).toBe(0);
  });
  test('everything that has changed goes in one call, each tag once, whoever changed it', async () => {
    await wish('board', idea, 'board', 'idea-K3-8888-8888', idea, 'board');
    expect(await run()).toEqual(done(3));
    expect(api.purged).toEqual([['board', idea, 'idea-K3-8888-8888']]);
    expect(await run()).toEqual(done(0));
    expect(api.asked).toBe(1);
  });
  test('it goes once more a little later, should a page have been made of what was, and then it is over', async () => {
    await wish('board');
    await run();
    const [{ wait = 0, ...left } = {}] = await waiting();
    expect(left).toEqual({ tag: 'board', rounds: 1, tries: 0 });
    expect(wait).toBeGreaterThan(5);
    expect(wait).toBeLessThanOrEqual(10);
    await passTime();
    expect(await run()).toEqual(done(1));
    expect(api.purged).toEqual([['board'], ['board']]);
    expect(await waiting()).toEqual([]);
  });
  test('an act that changes it many times wishes once, and one that is taken back not at all', async () => {
    await database.sql.begin(async (sql) => {
      for (let at = 0; at < 50; at += 1) await sql`select app.purge_later('board')`;
    });
    await database.sql
      .begin(async (sql) => {
        await sql`select app.purge_later(${idea})`;
        throw new Error('taken back');
      })
      .catch(() => undefined);
    expect((await waiting()).map(({ tag }) => tag)).toEqual(['board']);
  });
  test('what could be no tag fails no act', async () => {
    await wish('', 'a,b', 'å', 'x'.repeat(61), '*');
    await database.sql`select app.purge_later(null)`;
    expect(await waiting()).toEqual([]);
  });
  test('more than a hundred tags go in several calls', async () => {
    const tags = Array.from({ length: 230 }, (_, at) => `idea-${at}`);
    await wish(...tags);
    expect(await run(20_000)).toEqual(done(230));
    expect(api.asked).toBe(3);
    expect(api.purged.flat().toSorted()).toEqual(tags.toSorted());
  });
  test('a run that has no more time begins nothing, and the next one goes on', async () => {
    await wish('board');
    expect(await run(-1)).toEqual({ purged: 0, later: 0, outcome: 'timeUp' });
    expect(api.asked).toBe(0);
    expect(await run()).toEqual(done(1));
  });
});

describe('an act', () => {
  test('waits neither for another that wishes for the same nor for whoever carries wishes out', async () => {
    await wish('board');
    const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
    const { promise: begun, resolve: haveBegun } = Promise.withResolvers<void>();
    const slow = database.sql.begin(async (sql) => {
      await sql`select app.purge_later('board')`;
      await sql`select id from app.purges for update`;
      haveBegun();
      await over;
    });
    await begun;
    const another = database.sql.begin(async (sql) => {
      await sql`set local lock_timeout = '200ms'`;
      await sql`select app.purge_later('board')`;
    });
    await another.finally(isOver);
    await slow;
    expect(await waiting()).toHaveLength(3);
  });
  test('that comes while its tag is being purged has it purged again', async () => {
    await wish('board');
    api.meanwhile = () => wish('board');
    expect(await run()).toEqual(done(2));
    expect(api.purged).toEqual([['board'], ['board']]);
  });
  test('that began before a purge and ended during it is not taken for done', async () => {
    const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
    const { promise: begun, resolve: haveBegun } = Promise.withResolvers<void>();
    const early = database.sql.begin(async (sql) => {
      await sql`select app.purge_later('board')`;
      haveBegun();
      await over;
    });
    await begun;
    // Its wish has the lower number of the two.
    await wish('board');
    api.meanwhile = async () => {
      isOver();
      await early;
    };
    expect(await run()).toEqual(done(2));
    expect(api.purged).toHaveLength(2);
  });
});

describe('when the CDN', () => {
  const refusing = async (mood: TroubledApi['mood'], outcome: string, code: string) => {
    await wish('board', idea);
    api.mood = mood;
    expect(await run()).toEqual({ purged: 0, later: 2, outcome, code });
    expect(api.purged).toEqual([]);
    api.mood = 'well';
    // Not before its pause is over.
    expect(await run()).toEqual(done(0));
    await passTime();
    expect(await run()).toEqual(done(2));
    expect(api.purged).toEqual([['board', idea]]);
  };
  test.each([
    [{ status: 429 }, 'limited', '429'],
    [{ status: 401 }, 'away', '401'],
    [{ status: 500 }, 'away', '500'],
    [{ status: 503 }, 'away', '503'],
  ])('refuses (%j), it is asked again later', (mood, outcome, code) => refusing(mood, outcome, code));

  test('says nothing, a try ends within six seconds', async () => {
    const begun = performance.now();
    await refusing('stalls', 'away', 'timeout');
    expect(performance.now() - begun).toBeLessThan(9000);
  });
  test('hangs up before it has said that it is done, it is done once more', async () => {
    await wish('board');
    api.mood = 'losesTheAnswer';
    expect(await run()).toEqual({ purged: 0, later: 1, outcome: 'away', code: 'noAnswer' });
    api.mood = 'well';
    await passTime();
    expect(await run()).toEqual(done(1));
    expect(api.purged).toEqual([['board'], ['board']]);
  });
  test('is out of reach, it is asked again later', async () => {
    await wish('board');
    process.env.PURGE_API_URL = 'http://127.0.0.1:9';
    expect(await run()).toEqual({ purged: 0, later: 1, outcome: 'away', code: 'noAnswer' });
    process.env.PURGE_API_URL = api.url;
    await passTime();
    expect(await run()).toEqual(done(1));
  });
  test('goes on refusing, the pause grows to a quarter of an hour, and nothing is given up', async () => {
    await wish('board');
    api.mood = { status: 500 };
    const pauses: number[] = [];
    for (let again = 0; again < 8; again += 1) {
      await run();
      pauses.push((await waiting())[0]?.wait ?? 0);
      await passTime();
    }
    [5, 10, 30, 60, 300, 900, 900, 900].forEach((pause, at) => {
      expect(pauses[at]).toBeLessThanOrEqual(pause);
      expect(pauses[at]).toBeGreaterThan(pause - 4);
    });
    // A new change does not wait so long.
    await run();
    await wish('board');
    api.mood = 'well';
    expect(await run()).toEqual(done(1));
    expect(await waiting()).toMatchObject([{ rounds: 1 }]);
  });
  test('has had enough of one tag, all others go at once, and the pause stays short however often it says so', async () => {
    await wish('board', idea, 'idea-K3-8888-8888');
    api.mood = { status: 429, tag: 'board' };
    for (let again = 0; again < 4; again += 1) {
      expect(await run()).toMatchObject({ purged: again === 0 ? 2 : 0, later: 1, outcome: 'limited' });
      const [board] = (await waiting()).filter(({ tag }) => tag === 'board');
      expect(board?.wait).toBeLessThanOrEqual(5);
      await database.sql`update app.purges set next_at = now() - interval '1 second' where tag = 'board'`;
    }
    expect(api.purged.toSorted()).toEqual([[idea], ['idea-K3-8888-8888']].toSorted());
  });
  test('has long not answered, what has just changed does not wait for what has waited long', async () => {
    await wish('board');
    api.mood = { status: 500 };
    for (let again = 0; again < 6; again += 1) {
      await run();
      await passTime();
    }
    await wish('board');
    await run();
    expect((await waiting())[0]?.wait).toBeLessThanOrEqual(5);
  });
  test('has had enough for the moment, the same run asks again when there is time', async () => {
    await wish('board');
    api.mood = { status: 429 };
    api.meanwhile = async () => {
      api.mood = 'well';
    };
    const begun = performance.now();
    expect(await run(8000)).toEqual(done(1));
    expect(performance.now() - begun).toBeGreaterThan(4900);
    expect(api.asked).toBe(2);
  });
});

describe('when the database', () => {
  const only =
    (path: string, mood: 'drops' | 'losesTheAnswer'): Mood =>
    async (asked, passOn) => {
      if (!asked.path.endsWith(path)) return passOn();
      if (mood === 'losesTheAnswer') await passOn();
      throw new Error('gone');
    };
  test.each([
    ['take_purges', 'drops', 0],
    ['take_purges', 'losesTheAnswer', 0],
    ['purges_done', 'drops', 1],
    ['purges_done', 'losesTheAnswer', 1],
  ] as const)('is away at %s (%s), that is told, and nothing is forgotten', async (path, mood, calls) => {
    await wish('board', idea);
    proxy.mood = only(`/rpc/${path}`, mood);
    expect(await run()).toEqual({ purged: 0, later: 0, outcome: 'away', code: 'database' });
    expect(api.asked).toBe(calls);
    proxy.mood = 'well';
    for (let again = 0; again < 3; again += 1) {
      await passTime();
      await run();
    }
    expect(api.purged.length).toBeGreaterThanOrEqual(2);
    expect(await waiting()).toEqual([]);
  });
});

test('three senders at the same time purge everything, and none waits for another', async () => {
  const tags = Array.from({ length: 60 }, (_, at) => `idea-${at}`);
  await wish(...tags);
  const runs = await Promise.all([run(5000), run(5000), run(5000)]);
  expect(runs.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(runs.reduce((sum, { purged }) => sum + purged, 0)).toBe(60);
  expect(new Set(api.purged.flat())).toEqual(new Set(tags));
});

test('what a sender that died had in hand is purged by another when its half minute is over', async () => {
  await wish('board');
  expect(await takePurges(100, 30)).toMatchObject([{ tag: 'board', try: 1 }]);
  expect(await run()).toEqual(done(0));
  await passTime();
  expect(await run()).toEqual(done(1));
});

describe('where there is no CDN that can be told', () => {
  beforeAll(() => {
    delete process.env.NETLIFY_PURGE_API_TOKEN;
  });
  afterAll(() => {
    process.env.NETLIFY_PURGE_API_TOKEN = 'a-token';
  });
  test('that is said, never that it is done, and wishes older than any copy could be go', async () => {
    process.env.NETLIFY_LOCAL = 'true';
    await wish('board', idea);
    await database.sql`update app.purges set wished_at = now() - interval '8 days 1 second' where tag = 'board'`;
    expect(await run()).toEqual({ purged: 0, later: 0, outcome: 'noHost' });
    delete process.env.NETLIFY_LOCAL;
    expect(await waiting()).toMatchObject([{ tag: idea, tries: 0 }]);
    expect(api.asked).toBe(0);
  });
});

test('the log tells how many, in a line only when something happened', async () => {
  const told = () => logs.lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'purge');
  const call = () => purgeFunction(new Request('https://site.example'), { requestId: 'r-1' } as Context);
  const before = told().length;
  await call();
  await wish('board');
  expect((await call()).status).toBe(204);
  await call();
  expect(told().slice(before)).toMatchObject([{ event: 'purge', outcome: 'done', purged: 1, later: 0 }]);
});
