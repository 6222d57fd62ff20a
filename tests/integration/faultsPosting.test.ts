import { describe, expect, test, vi } from 'vitest';
import type { Kind } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { type Run, type Trouble, walk } from '../support/faults.ts';
import { useInbox } from '../support/inbox.ts';
import { beginLife, type Life } from '../support/life.ts';
import { watchLogs } from '../support/logs.ts';
import { useOwnEnvironments } from '../support/ownEnvironment.ts';
import { beTold, eventually, requireFound, requireOnce, type Told } from '../support/promises.ts';
import type { Mood } from '../support/proxy.ts';

// Not "test": there the Blobs library tries again after a millisecond, everywhere else after five seconds.
vi.hoisted(() => {
  process.env.NODE_ENV = 'production';
});

const database = useDatabase();
const inbox = useInbox();
useOwnEnvironments();
watchLogs();

/** The functions as they are when they have just been started: nothing is remembered from another life. */
async function loadFresh() {
  vi.resetModules();
  const [send, { drain }] = await Promise.all([
    import('../support/send.ts'),
    import('../../src/inbox/drain.ts'),
  ]);
  return { ...send, drain };
}
type Functions = Awaited<ReturnType<typeof loadFresh>>;

// One at a time: they share one memory of what has been loaded.
let loading: Promise<unknown> = Promise.resolve();
function load(): Promise<Functions> {
  const loaded = loading.then(loadFresh);
  loading = loaded.catch(() => undefined);
  return loaded;
}

const senders = [
  { kind: 'idea', isBrowser: true },
  { kind: 'offer', isBrowser: false },
  { kind: 'offer', isBrowser: true },
  { kind: 'idea', isBrowser: false },
] as const;
let lives = 0;

function writtenBy(kind: Kind, words: string) {
  return kind === 'idea'
    ? { title: words, description: 'Vi sitter där på torsdagar och hjälps åt.', informed: true }
    : { description: words, gives: ['hands'], email: 'nagon@exempel.example', informed: true };
}

/** Somebody sends something while there is trouble; then all is well, and everybody is held to what they were told. */
async function post(trouble: Trouble, theDatabase: Mood): Promise<Run> {
  const life = await beginLife(database, inbox);
  try {
    life.database.mood = theDatabase;
    life.road.trouble = trouble;
    return await sendAndLook(life, await load());
  } finally {
    await life.end();
  }
}

async function sendAndLook(life: Life, functions: Functions): Promise<Run> {
  const { kind, isBrowser } = senders[lives++ % senders.length] ?? senders[0];
  const ip = `10.1.0.${lives % 250}`;
  const words = `Läxhjälp på biblioteket ${life.mark}`;
  const send = (): Promise<Told> => {
    const way = isBrowser ? functions.sendAsBrowser : functions.sendAsProgram;
    return beTold(() => life.live(() => way(kind, writtenBy(kind, words), { ip })), words);
  };
  const first = await send();
  const { hasMetTrouble } = life.road;
  await life.heal();
  const given = [first];
  if (first.key) await requireFound(life, first.key);
  else
    await eventually('was accepted', async () => {
      given.push(await send());
      return given.at(-1)?.key;
    });
  await eventually('left the inbox', async () => {
    await life.live(() => functions.drain(20_000));
    return life.names().length === 0;
  });
  await requireOnce(database.sql, words, given);
  return { hasMetTrouble, waitedMs: first.waitedMs };
}

describe.concurrent('whichever request goes wrong while somebody posts, it is there once and they were told the truth', () => {
  test.each<[string, Mood, { requests: number; kinds?: number }]>([
    ['with a database that is well', 'well', { requests: 1 }],
    ['with a database that is away, so that the inbox has to keep it', 'drops', { requests: 4 }],
    ['with a database that takes it in and loses every answer', 'losesTheAnswer', { requests: 4, kinds: 1 }],
    ['with a database that says nothing', 'stalls', { requests: 4, kinds: 2 }],
  ])('%s', { timeout: 120_000 }, async (_, theDatabase, { requests, kinds }) => {
    const walked = await walk(requests + 1, (trouble) => post(trouble, theDatabase), kinds);
    expect(walked.faults).toEqual([]);
    expect(walked.farthest).toBeGreaterThanOrEqual(requests);
    expect(walked.slowestMs).toBeLessThan(10_000);
  });
});
