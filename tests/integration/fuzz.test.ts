import { randomInt } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { fuzz } from '../fuzz/run.ts';

/** A short run of what `npm run fuzz` does at length; with its seed it can be made again there. */
const runs = 200;

test(`whatever is sent, ${runs} times over: answered, protected, kept once or not at all, and never logged`, async () => {
  const seed = randomInt(2 ** 31);
  const { done, accepted, statuses, broken } = await fuzz({ runs, seed, server: inject('testServer') });
  expect(broken, `seed ${seed}`).toBeUndefined();
  expect(done).toBe(runs);
  // It was about something: contributions were kept, and others refused.
  expect(accepted).toBeGreaterThan(runs / 20);
  expect(statuses.get(422)).toBeGreaterThan(runs / 20);
}, 60_000);
