/**
 * A process of its own, so that its memory is its own: the store and the drain together, as in `npm start`. Tells how much is in use
 * after the first thousand and after the last.
 */
import { openInbox } from '../../../src/tools/inbox/openInbox.ts';
import { aWaitingIdea, lay } from '../../support/entries.ts';

export interface Emptied {
  seconds: number;
  taken: number;
  left: number;
  /** Bytes in use after the garbage is collected, when so many have been taken. */
  early: NodeJS.MemoryUsage;
  late: NodeJS.MemoryUsage;
}

const { dataDir, entries } = JSON.parse(process.env.DRAINING ?? '') as { dataDir: string; entries: number };
const few = 1000;

const inbox = await openInbox(dataDir);
const numbers = Array.from({ length: entries }, (_, n) => n).values();
const layer = async () => {
  for (const _ of numbers) await lay(aWaitingIdea());
};
await Promise.all(Array.from({ length: 16 }, layer));

function inUse(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  return process.memoryUsage();
}

let early = inUse();
let removed = 0;
const fetchAsItIs = globalThis.fetch;
globalThis.fetch = async (...what) => {
  const response = await fetchAsItIs(...what);
  if (what[1]?.method?.toUpperCase() === 'DELETE') {
    removed += 1;
    if (removed === few) early = inUse();
  }
  return response;
};

const { drain } = await import('../../../src/inbox/drain.ts');
const begun = performance.now();
const drained = await drain(120_000);
const seconds = (performance.now() - begun) / 1000;
const { taken, left } = drained;
process.send?.({ seconds, taken, left, early, late: inUse() } satisfies Emptied);
await inbox.close();
process.disconnect?.();
