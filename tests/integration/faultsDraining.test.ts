import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { drain } from '../../src/inbox/drain.ts';
import { readItem } from '../../src/inbox/store.ts';
import { useDatabase } from '../support/database.ts';
import { aRefusedIdea, aWaitingIdea, lay, layBytes } from '../support/entries.ts';
import { type Run, type Trouble, walk } from '../support/faults.ts';
import { useInbox } from '../support/inbox.ts';
import { beginLife, type Life } from '../support/life.ts';
import { watchLogs } from '../support/logs.ts';
import { useOwnEnvironments } from '../support/ownEnvironment.ts';
import { eventually, requireFound, requireOnce } from '../support/promises.ts';

// Not "test": there the Blobs library tries again after a millisecond, everywhere else after five seconds.
vi.hoisted(() => {
  process.env.NODE_ENV = 'production';
});

const database = useDatabase();
const inbox = useInbox();
useOwnEnvironments();
watchLogs();

/** A good one, one that the database refuses, and one that nobody can read. */
async function layThree({ mark, aside }: Life) {
  const words = `Läxhjälp på biblioteket ${mark}`;
  const good = aWaitingIdea({ title: words });
  const refused = aRefusedIdea({ description: `Bara rubriken är för lång ${mark}` });
  const unreadable = aWaitingIdea({}, new Date(Date.now() - 3_600_000));
  const rubbish = new Uint8Array(randomBytes(400));
  await aside(() => Promise.all([lay(good), lay(refused), layBytes(unreadable.name, rubbish)]));
  return { words, good, refused, unreadable, rubbish };
}

/** What waits is drained while there is trouble; then all is well, and everything goes where it belongs. */
async function drainWith(trouble: Trouble): Promise<Run> {
  const life = await beginLife(database, inbox);
  try {
    const { words, good, refused, unreadable, rubbish } = await layThree(life);
    life.road.trouble = trouble;
    const begun = performance.now();
    await life.live(() => drain(20_000));
    const waitedMs = performance.now() - begun;
    const { hasMetTrouble } = life.road;
    await life.heal();

    await requireFound(life, good.key);
    await eventually('left the waiting', async () => {
      await life.aside(() => drain(20_000));
      return life.names().every((name) => name.startsWith('stuck/'));
    });
    await requireOnce(database.sql, words, [{ ...good, status: 202, waitedMs: 0 }]);
    await requireStuck(life, refused.name, '23514');
    const kept = await requireStuck(life, unreadable.name, 'unreadable');
    if (Buffer.compare(kept, rubbish) !== 0) throw new Error('what is stuck is not what was there');
    return { hasMetTrouble, waitedMs };
  } finally {
    await life.end();
  }
}

async function requireStuck({ aside }: Life, name: string, reason: string): Promise<Uint8Array> {
  const stuck = await aside(() => readItem('stuck', name));
  if (stuck?.reason === reason) return stuck.bytes;
  throw new Error(`it should be stuck (${reason}), and is ${stuck ? stuck.reason : 'gone'}`);
}

test('whichever request goes wrong while the inbox is drained, everything ends where it belongs, once', {
  timeout: 200_000,
}, async () => {
  const walked = await walk(22, drainWith);
  expect(walked.faults).toEqual([]);
  expect(walked.farthest).toBeGreaterThanOrEqual(16);
  // Nobody waits for it, and a scheduled function has 30 s.
  expect(walked.slowestMs).toBeLessThan(15_000);
});
