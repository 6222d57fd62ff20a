/** What leaves Netlify: without the headers that were for the CDN alone, and with one that says what it did. */
import type { Kept } from './kept.ts';

/** `method`: neither GET nor HEAD. `bypass`: asked for, and not to be kept. `expired`: too old to be served. */
export type Way = 'hit' | 'stale' | 'miss' | 'expired' | 'bypass' | 'method';

/** Netlify-Vary is passed on. */
const forTheCdn = ['netlify-cdn-cache-control', 'netlify-cache-tag'];

/** With it in the request, Netlify shows what it otherwise keeps for itself, under another name. */
const showAll = 'x-nf-debug-logging';

export function leaving(response: Response, request: Request, way: Way, kept?: Kept, at = 0): Response {
  const headers = new Headers(response.headers);
  for (const name of forTheCdn) {
    const value = headers.get(name);
    headers.delete(name);
    if (value !== null && request.headers.has(showAll)) headers.set(`debug-${name}`, value);
  }
  headers.append('cache-status', statusOf(way, kept, at));
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

/**
 * RFC 9211, in the words of the Caching overview ("Debug with Cache-Status"). With many machines in front, Netlify's edge says a word of
 * its own besides; here there is but one.
 */
function statusOf(way: Way, kept: Kept | undefined, at: number): string {
  if (way === 'method') return '"Netlify Edge"; fwd=method';
  if (way === 'bypass' || !kept) return '"Netlify Durable"; fwd=bypass';
  const name = kept.isDurable ? '"Netlify Durable"' : '"Netlify Edge"';
  const ttl = `ttl=${Math.ceil((kept.freshUntil - at) / 1000)}`;
  switch (way) {
    case 'hit':
      return `${name}; hit; ${ttl}`;
    case 'stale':
      return `${name}; hit; fwd=stale; ${ttl}`;
    case 'expired':
      return `${name}; fwd=stale; ${ttl}; stored`;
    case 'miss':
      return `${name}; fwd=miss; ${ttl}; stored`;
  }
}
