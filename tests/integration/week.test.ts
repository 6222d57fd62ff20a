import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { useInbox } from '../support/inbox.ts';
import { watchLogs } from '../support/logs.ts';
import { startProxy, type TroubledProxy } from '../support/proxy.ts';
import { dice, planWeek } from '../support/weekPlan.ts';
import { makeWorld } from '../support/weekWorld.ts';

// Told when nobody watches the logs any more.
let told = '';
afterAll(() => void process.stdout.write(told));

const database = useDatabase();
const inbox = useInbox();
watchLogs();
let toDatabase: TroubledProxy;
let toInbox: TroubledProxy;

beforeAll(async () => {
  toDatabase = await startProxy(database.supabaseUrl);
  toInbox = await startProxy(inbox.address);
  process.env.SUPABASE_URL = toDatabase.url;
  inbox.pointAt(toInbox.url);
});
afterAll(() => Promise.all([toDatabase.stop(), toInbox.stop()]));

// K3_SEED=… plans that very week again.
const seed = Number(process.env.K3_SEED ?? randomInt(1_000_000));

test(`in a week of bad luck (K3_SEED=${seed}) nothing is lost, nothing is there twice, and every link and reference leads to what was sent`, async () => {
  const world = makeWorld({ database, toDatabase, toInbox });
  let at = 0;
  try {
    for (const step of planWeek(seed)) {
      at += 1;
      await world.step(step);
    }
  } catch (error) {
    const step = JSON.stringify(planWeek(seed)[at - 1]);
    throw new Error(`K3_SEED=${seed}, step ${at}, ${step}: ${(error as Error).message}`, { cause: error });
  }
  told = `A week of ${at} steps, K3_SEED=${seed}: ${JSON.stringify(world.tally)}\n`;
  // A week in which nothing went wrong would prove nothing.
  for (const what of ['201', '202', '303', '503', 'read', 'offers for an idea'])
    expect(world.tally[what], what).toBeGreaterThan(0);
}, 120_000);

test('the same seed plans the same week', () => {
  expect(planWeek(7)).toEqual(planWeek(7));
  expect(planWeek(7)).not.toEqual(planWeek(8));
  const roll = dice(1);
  const rolled = Array.from({ length: 1000 }, roll);
  expect(rolled.every((number) => 0 <= number && number < 1)).toBe(true);
  expect(new Set(rolled).size).toBeGreaterThan(990);
});
