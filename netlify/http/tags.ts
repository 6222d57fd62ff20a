/**
 * What an answer that the CDN keeps is found by when it has to go. `board` is on everything that shows several ideas: lists, feeds, data,
 * the sitemap, the start page; one idea's own pages have its own tag. Redirects and what is not there have one too, so that what was not
 * there a moment ago is seen when it is.
 */
import { readPath } from '../../src/domain/languages.ts';

export const boardTag = 'board';

/** @param reference "K3-7F2M-9QXD", in any case: Netlify's tags have none */
export function ideaTag(reference: string): string {
  return `idea-${reference.toUpperCase()}`;
}

/** The tag for what is answered at an address; undefined where nothing of the board is. */
export function tagOf(pathname: string): string | undefined {
  const { path } = readPath(pathname);
  const [, reference] = /^\/ideer\/(k3-[0-9a-z]{4}-[0-9a-z]{4})(\/|$)/i.exec(path) ?? [];
  if (reference) return ideaTag(reference);
  return /^\/($|(ideer|api\/public)(\/|$))/i.test(path) ? boardTag : undefined;
}
