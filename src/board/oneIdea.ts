/** What an address of one idea leads to: the idea, what is told when it is gone, or the way to its one address. */
import { findOnBoard } from '../data/board.ts';
import type { GoneIdea, OpenIdea } from '../domain/board.ts';
import { readReference } from '../domain/reference.ts';
import { ask, askerOf } from './ask.ts';
import { nothingHere, type Rewritten } from './nothingHere.ts';
import { type Rests, rests, type Visit } from './resting.ts';

type FoundIdea =
  | { kind: 'open'; reference: string; idea: OpenIdea }
  | { kind: 'gone'; reference: string; idea: GoneIdea }
  | ({ kind: 'rests'; reference: string } & Rests);

/**
 * Finds the idea that a page in `/ideer/[reference]/` is about, and puts the status and the headers on its answer. What cannot be a
 * reference is a 404 before the database is asked.
 * @param page below the idea's own address: '' or 'affisch/'
 * @returns the answer itself where there is nothing to show: 404, or 301 to the one address
 */
export async function findIdea(
  visit: Visit & Rewritten & { params: Record<string, string | undefined> },
  page: string,
): Promise<FoundIdea | Response> {
  const { params, locals, response } = visit;
  const written = params.reference ?? '';
  const reference = readReference(written);
  if (!reference) return nothingHere(visit);
  if (reference !== written) return movedTo(locals.speech.to(`/ideer/${reference}/${page}`));
  const { told: idea, refused } = await ask(askerOf(locals, '/ideer/*'), () => findOnBoard(reference));
  if (refused) return { kind: 'rests', reference, ...rests(visit, refused) };
  if (!idea) return nothingHere(visit);
  if (idea.reference !== reference) return movedTo(locals.speech.to(`/ideer/${idea.reference}/${page}`));
  if (idea.shown) return { kind: 'open', reference, idea };
  if (idea.status === 'removed') response.status = 410;
  return { kind: 'gone', reference, idea };
}

function movedTo(location: string): Response {
  return new Response(null, { status: 301, headers: { location } });
}
