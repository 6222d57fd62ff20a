/** In place of a page of the board, when nothing was told: it says why, and what to do (src/components/board/Resting.astro). */
import { noteWith } from '../../netlify/http/requestId.ts';
import { retryAfter } from './ask.ts';

export interface Rests {
  /** 429 too many questions, 503 the database is away. */
  status: 429 | 503;
  /** How the line in the log is found again, where the page has to tell it by itself. */
  note: string;
}

/** What a page knows of its visitor and its answer (Astro's own). */
export interface Visit {
  locals: App.Locals;
  response: { status?: number; headers: Headers };
}

/** Puts the status and the headers on the answer. */
export function rests({ locals, response }: Visit, status: 429 | 503): Rests {
  response.status = status;
  response.headers.set('retry-after', String(retryAfter[status]));
  // What is 5xx is given its number by netlify/http/onDemandPage.ts.
  const note =
    status === 429 ? noteWith(locals.netlify?.context?.requestId, locals.speech.words.errors.note) : '';
  return { status, note };
}
