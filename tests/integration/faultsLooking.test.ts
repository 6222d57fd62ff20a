import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Found } from '../../src/data/mine.ts';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { useDatabase } from '../support/database.ts';
import { aRefusedIdea, aWaitingIdea, aWaitingOffer, lay } from '../support/entries.ts';
import { type Run, type Trouble, walk } from '../support/faults.ts';
import { useInbox } from '../support/inbox.ts';
import { beginLife, type Life } from '../support/life.ts';
import { watchLogs } from '../support/logs.ts';
import { useOwnEnvironments } from '../support/ownEnvironment.ts';
import { eventually } from '../support/promises.ts';

// Not "test": there the Blobs library tries again after a millisecond, everywhere else after five seconds.
vi.hoisted(() => {
  process.env.NODE_ENV = 'production';
});

const database = useDatabase();
const inbox = useInbox();
useOwnEnvironments();
watchLogs();

const kept = aWaitingIdea();
const stuck = aRefusedIdea();
const waiting = aWaitingOffer();
const nobodys = aWaitingIdea();
let life: Life;

beforeAll(async () => {
  life = await beginLife(database, inbox);
  await life.aside(async () => {
    await lay(kept);
    await lay(stuck);
    await eventually('was drained', () =>
      drain(20_000).then(() => life.names().join() === `stuck/${stuck.name}`),
    );
    await lay(waiting);
  });
});
afterAll(() => life.end());

/** Somebody opens a private page while there is trouble. */
async function open(key: string, trouble: Trouble, requireTrue: (told: Found) => void): Promise<Run> {
  const visit = await beginLife(database, inbox, life.mark);
  try {
    visit.road.trouble = trouble;
    const begun = performance.now();
    requireTrue(await visit.live(() => findMine(key)));
    return { hasMetTrouble: visit.road.hasMetTrouble, waitedMs: performance.now() - begun };
  } finally {
    await visit.end();
  }
}

function requireSame({ entry, reference }: typeof kept, isWaiting: boolean) {
  const { contribution } = entry;
  return ({ found, away }: Found) => {
    if (away) return;
    if (!found) throw new Error('it is there, and is said to be missing');
    if (found.reference !== reference || found.waiting !== isWaiting)
      throw new Error('it is said to be another');
    expect(contribution).toMatchObject({ kind: found.kind, content: found.content });
  };
}

function requireNothing({ found }: Found): void {
  if (found) throw new Error('somebody sees what is not theirs');
}

describe.concurrent('whichever request goes wrong while somebody opens a private page, it never says what is not so', () => {
  test.each([
    { what: 'of what is in the database', of: kept, requests: 1, requireTrue: requireSame(kept, false) },
    { what: 'of what waits in the inbox', of: waiting, requests: 3, requireTrue: requireSame(waiting, true) },
    { what: 'of what is stuck', of: stuck, requests: 3, requireTrue: requireSame(stuck, true) },
    { what: 'that is nobody’s', of: nobodys, requests: 5, requireTrue: requireNothing },
  ])('$what', { timeout: 120_000 }, async ({ of, requests, requireTrue }) => {
    const walked = await walk(requests + 1, (trouble) => open(of.key, trouble, requireTrue));
    expect(walked.faults).toEqual([]);
    expect(walked.farthest).toBeGreaterThanOrEqual(requests);
    expect(walked.slowestMs).toBeLessThan(10_000);
    // When all is well again.
    await eventually('said what is so', async () => {
      const told = await life.live(() => findMine(of.key));
      requireTrue(told);
      return !told.away;
    });
  });
});
