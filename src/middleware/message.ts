/** Saying something instead of the page that was asked for. */
import type { APIContext, MiddlewareNext } from 'astro';
import { isNumbered, noteWith } from '../../netlify/http/requestId.ts';
import { allowed, routeOf } from '../../netlify/http/routes.ts';

/**
 * @param kept what had been typed, to be copied
 */
export function messageOf(
  status: number,
  said: { heading: string; message: string },
  { locals, url }: APIContext,
  headers: Readonly<Record<string, string>> = {},
  kept: readonly string[] = [],
) {
  // What is broken gets its number from netlify/http/onDemandPage.ts, as every page does.
  const note =
    isNumbered(status) && status < 500 ? noteWith(locals.requestId, locals.speech.words.errors.note) : '';
  const allow: Record<string, string> = status === 405 ? { allow: allowed(routeOf(url.pathname)) } : {};
  return { ...said, status, note, kept, headers: { ...allow, ...headers } };
}

/** Renders another page in place of the one that was asked for; what was sent has been read, so it is asked for anew, without it. */
export function showInstead(
  path: string,
  { url, request }: APIContext,
  next: MiddlewareNext,
): Promise<Response> {
  return next(new Request(new URL(path, url), { headers: request.headers }));
}
