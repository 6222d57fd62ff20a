/**
 * A process that sends what waits, as the function does, until nothing is left. Killed from outside; or by itself (SIGKILL) just before the
 * n-th request that it would make of the database, which is told in `KILLED_BEFORE` (0: never).
 */
import { flushCompileCache } from 'node:module';

const killedBefore = Number(process.env.KILLED_BEFORE);

const fetchAsItIs = globalThis.fetch;
let asked = 0;
globalThis.fetch = (...what) => {
  asked += 1;
  if (asked === killedBefore) process.kill(process.pid, 'SIGKILL');
  return fetchAsItIs(...what);
};

const { sendWaiting } = await import('../../src/mail/send.ts');
flushCompileCache();
await sendWaiting({ origin: 'https://tillsammans.exempelkoping.example', limitMs: 20_000 });
process.disconnect?.();
