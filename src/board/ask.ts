/** Asking the database for a page of the board: only as often as anyone may, and with an honest answer when it does not answer. */
import { log } from '../../netlify/http/log.ts';
import { mayAsk } from '../../netlify/http/restraint.ts';
import { Away } from '../data/told.ts';

/** What was told; or the status of the page that says why nothing was: 503 the database is away, 429 too many questions. */
export type Answered<T> = { told: T; refused?: never } | { refused: 429 | 503; told?: never };

/** How long until it is worth asking again, in seconds. */
export const retryAfter = { 429: 10, 503: 60 } as const;

export interface Asker {
  /** The client's address as the host gives it. */
  ip: string;
  requestId: string;
  /** The address of the page, as it stands in a log: with a `*` for what is not ours. */
  path: string;
  /** How many questions to the database the answer takes at most; one unless told. */
  questions?: number;
}

/** @throws whatever is not that the database is away: a bug is told as one, with where it was */
export async function ask<T>(
  { ip, requestId, path, questions = 1 }: Asker,
  question: () => Promise<T>,
): Promise<Answered<T>> {
  if (!mayAsk(ip, Date.now(), questions)) {
    log({ event: 'refused', endpoint: path, code: 'tooMany', status: 429, requestId });
    return { refused: 429 };
  }
  try {
    return { told: await question() };
  } catch (error) {
    // Also what does not reach it, or gets no answer in time (src/data/told.ts).
    if (!(error instanceof Away)) throw error;
    log({ event: 'refused', endpoint: path, code: error.code, status: 503, requestId });
    return { refused: 503 };
  }
}

/** Who asks, from what a page knows of its visitor. */
export function askerOf(locals: App.Locals, path: string): Asker {
  const { ip = '', requestId = '' } = locals.netlify?.context ?? {};
  return { ip, requestId, path };
}
