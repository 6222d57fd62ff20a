import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptOf } from '../../src/data/kept.ts';
import { drain } from '../../src/inbox/drain.ts';
import type { Entry } from '../../src/inbox/entry.ts';
import { receive } from '../../src/inbox/receive.ts';
import { allItems } from '../../src/inbox/tend.ts';
import { useDatabase } from '../support/database.ts';
import { aWaitingIdea } from '../support/entries.ts';
import { useInbox } from '../support/inbox.ts';
import type { SelfKill } from '../support/killingSelf.ts';
import { type Mood, startProxy, type TroubledProxy } from '../support/proxy.ts';
import { ideaArguments, knock, someReference } from '../support/submissions.ts';

const database = useDatabase();
useInbox();
let proxy: TroubledProxy;

beforeAll(async () => {
  proxy = await startProxy(database.supabaseUrl);
  process.env.SUPABASE_URL = proxy.url;
});
afterAll(() => proxy.stop());

const enough = 30;

const anIdeaOf = (description: string): Entry => aWaitingIdea({ title: 'Kvarterskväll', description }).entry;

/** Runs it in a process of its own. Gives what came of it, or undefined when it was killed before it could say. */
async function runUntilKilled(what: SelfKill): Promise<string | undefined> {
  const file = fileURLToPath(new URL('../support/killingSelf.ts', import.meta.url));
  const env = { ...process.env, KILLING_SELF: JSON.stringify(what) };
  const child = fork(file, { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let said: string | undefined;
  child.on('message', (outcome: string) => {
    said = outcome;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(said === undefined ? signal : code).toBe(said === undefined ? 'SIGKILL' : 0);
  return said;
}

/** Kills before the first request, before the second …, until one run gets through; gives how many were killed. */
async function killEverywhere(run: (before: number) => Promise<string | undefined>): Promise<number> {
  for (let before = 1; before < enough; before += 1) {
    if ((await run(before)) !== undefined) return before - 1;
  }
  throw new Error('No run gets through.');
}

/** A machine that has much else to do may need more than one run. */
async function drainAll(): Promise<void> {
  const waiting = async () => (await allItems()).filter(({ place }) => place === 'waiting');
  for (let run = 1; run <= 5 && (await waiting()).length > 0; run += 1) await drain(20_000);
  expect(await waiting()).toEqual([]);
}

async function contributionsOf(words: string): Promise<string[]> {
  const rows = await database.sql<{ id: string }[]>`select id from app.whole where description = ${words}`;
  return rows.map(({ id }) => id);
}

describe.each<[string, Mood]>([
  ['is away', 'drops'],
  ['takes it, and the answer is lost', 'losesTheAnswer'],
])('while the database %s', (_, mood) => {
  test('whoever was killed between any two steps of taking something in leaves nothing that is lost or twice', async () => {
    const kills = await killEverywhere(async (before) => {
      const words = `Alla bjuder på något, och vi ses på gården ${mood} ${before}.`;
      const first = anIdeaOf(words);
      proxy.mood = mood;
      const told = await runUntilKilled({ before, sent: first });
      proxy.mood = 'well';
      // Nobody answered: the same words are sent again.
      const again = anIdeaOf(words);
      const { outcome } = await receive(again.contribution, again.receipt);
      expect(outcome).not.toBe('away');
      await drainAll();
      expect(await contributionsOf(words)).toHaveLength(1);
      for (const { receipt } of told ? [first, again] : [again])
        expect(await keptOf([receipt.keyHash])).toEqual(new Set([receipt.keyHash]));
      if (told) expect(told).toBe('waiting');
      return told;
    });
    expect(kills).toBeGreaterThanOrEqual(3);
  }, 60_000);
});

describe.each([
  ['the database takes', 0],
  ['the database refuses for good', 1],
])('what %s', (_, stuck) => {
  // Somebody else has that reference: a unique violation.
  const taken = someReference();
  beforeAll(() => knock(database.sql, 'take_in_idea', ideaArguments({ p_reference: taken })));

  test('is in the database or in the inbox when its drain was killed between any two steps, and in the end in one of them', async () => {
    const kills = await killEverywhere(async (before) => {
      const words = `Vi lagar cyklar tillsammans ${stuck} ${before}.`;
      const { contribution, receipt } = anIdeaOf(words);
      if (stuck) receipt.reference = taken;
      proxy.mood = 'drops';
      expect(await receive(contribution, receipt)).toMatchObject({ outcome: 'waiting' });
      proxy.mood = 'well';
      const told = await runUntilKilled({ before });
      const places = await allItems();
      expect(
        (await keptOf([receipt.keyHash]))?.size === 1 ||
          places.some((one) => one.keyHash === receipt.keyHash),
      ).toBe(true);

      await drainAll();
      expect(await contributionsOf(words)).toHaveLength(1 - stuck);
      const left = (await allItems()).filter((one) => one.keyHash === receipt.keyHash);
      expect(left.map(({ place }) => place)).toEqual(stuck ? ['stuck'] : []);
      return told;
    });
    expect(kills).toBeGreaterThanOrEqual(6);
  }, 60_000);
});
