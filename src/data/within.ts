/** Waiting for an answer no longer than somebody can be asked to wait. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The answer, or undefined when it takes longer. What comes later is let go, also when it is an error.
 * @param ms in milliseconds
 */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  const answered = new AbortController();
  const late = sleep(ms, undefined, { signal: answered.signal }).catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    answered.abort();
  }
}
