/** Sends generated requests one after the other, and holds each to the promises. The same seed gives the same requests. */
import fc from 'fast-check';
import type { TestServer } from '../../src/tools/database/testServer.ts';
import type { Snapshot } from '../../src/tools/site/snapshot.ts';
import { Exchanges, type Tally } from './exchanges.ts';
import { anything, type Fuzzed } from './requests.ts';
import { openWorld } from './world.ts';

export interface Wish {
  runs: number;
  seed: number;
  server: TestServer;
  built?: Snapshot;
  /** Told now and then how far it has come. */
  onProgress?: (done: number, tally: Tally) => void;
}

export interface Result extends Tally {
  done: number;
  /** Sentences, with the smallest request that shows it. */
  broken: string | undefined;
}

/** How often the rows that have come are read back. */
const examineEvery = 250;

export async function fuzz({ runs, seed, server, built, onProgress }: Wish): Promise<Result> {
  const world = await openWorld(server, built);
  const exchanges = new Exchanges(world);
  let done = 0;
  try {
    const property = fc.asyncProperty(anything, async (fuzzed: Fuzzed) => {
      await exchanges.make(fuzzed);
      done += 1;
      if (done % examineEvery === 0) {
        await exchanges.examine();
        onProgress?.(done, exchanges.tally());
      }
    });
    const outcome = await fc.check(property, { numRuns: runs, seed });
    const broken = outcome.failed ? explain(outcome, exchanges) : await lastLook(exchanges);
    return { ...exchanges.tally(), done: outcome.failed ? outcome.numRuns : runs, broken };
  } finally {
    await world.close();
  }
}

async function lastLook(exchanges: Exchanges): Promise<string | undefined> {
  return exchanges.examine().then(
    () => undefined,
    (error: Error) => error.message,
  );
}

function explain(
  { counterexample, errorInstance }: fc.RunDetails<[Fuzzed]>,
  { lastSent }: Exchanges,
): string {
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `${message}\n${fc.stringify(counterexample?.[0])}\n${lastSent}`;
}
