import type { Context } from '@netlify/functions';
import { clientAddress, setClientAddress } from './address.ts';
import { createContext } from './context.ts';
import type { Match } from './functions.ts';
import { logFailure } from './log.ts';
import { plainAnswer } from './plain.ts';

interface Surroundings {
  socketAddress: string;
  siteUrl: string;
  waitUntil: Context['waitUntil'];
}

/** Calls a function as Netlify does. One that breaks costs its visitor a plain 500 and us a line in the log. */
export async function callFunction({ name, run, params }: Match, request: Request, around: Surroundings) {
  const { socketAddress, siteUrl, waitUntil } = around;
  const ip = clientAddress(socketAddress, request.headers);
  setClientAddress(request.headers, ip);
  const context = createContext({ ip, url: new URL(request.url), siteUrl, params, waitUntil });
  try {
    return await run(request, context);
  } catch (error) {
    // The client left before it had sent everything: nobody is waiting, and nothing is broken.
    if (request.signal.aborted) return plainAnswer(400);
    logFailure({ name, requestId: context.requestId, error });
    return plainAnswer(500);
  }
}
