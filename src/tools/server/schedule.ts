import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createContext } from './context.ts';
import type { Scheduled } from './functions.ts';
import { logFailure } from './log.ts';

/** Netlify counts in minutes; here nobody should have to wait for that. */
const everyMs = 3000;

/**
 * Runs each scheduled function again and again, never twice at the same time.
 * @returns how to stop; resolves when the run that has begun is over
 */
export function runScheduled(scheduled: readonly Scheduled[], siteUrl: string): () => Promise<void> {
  const stopping = new AbortController();
  const loops = scheduled.map((one) => repeat(one, siteUrl, stopping.signal));
  return async () => {
    stopping.abort();
    await Promise.all(loops);
  };
}

async function repeat({ name, run }: Scheduled, siteUrl: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const request = new Request(siteUrl, { method: 'POST', body: JSON.stringify({ next_run: null }) });
    const context = createContext({ ip: '', url: new URL(siteUrl), siteUrl, waitUntil: () => {} });
    try {
      await run(request, context);
    } catch (error) {
      logFailure({ name, requestId: randomUUID(), error });
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
