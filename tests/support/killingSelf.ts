/**
 * A process that does what a function does, and kills itself (SIGKILL) just before the n-th request that it would send to the database
 * or the inbox. Between two requests nothing changes anywhere else, so these are all the moments there are.
 */
import { flushCompileCache } from 'node:module';
import type { Entry } from '../../src/inbox/entry.ts';

/** Told in `KILLING_SELF`. */
export interface SelfKill {
  before: number;
  /** Receives this, or else drains. */
  sent?: Entry;
}

const { before, sent } = JSON.parse(process.env.KILLING_SELF ?? '') as SelfKill;

const fetchAsItIs = globalThis.fetch;
let asked = 0;
globalThis.fetch = (...what) => {
  asked += 1;
  if (asked === before) process.kill(process.pid, 'SIGKILL');
  return fetchAsItIs(...what);
};

// Brought in only where it is needed, and remembered for the next: this process does not live long, and dies without a word.
async function act(): Promise<string> {
  if (!sent) {
    const { drain } = await import('../../src/inbox/drain.ts');
    flushCompileCache();
    return (await drain(20_000)).outcome;
  }
  const { receive } = await import('../../src/inbox/receive.ts');
  flushCompileCache();
  const { contribution, receipt } = sent;
  return (await receive(contribution, { ...receipt, arrivedAt: new Date(receipt.arrivedAt) })).outcome;
}

process.send?.(await act());
process.disconnect?.();
