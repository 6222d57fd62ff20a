/** A map of the board for search engines (sitemaps.org, 0.9): an index of its parts, and the ideas in each. */
import { addressOfIdea, addressOn, momentOf } from './facts.ts';
import { documentOf, element } from './xml.ts';

const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function sitemapIndexOf(parts: readonly number[]): string {
  const sitemaps = parts.map((part) =>
    element('sitemap', {}, element('loc', {}, addressOn(`/ideer/sitemap-${part}.xml`))),
  );
  return documentOf(element('sitemapindex', { xmlns }, ...sitemaps));
}

/** A map may not be empty: where nothing is shown (any more), it shows the way to the list. */
export function sitemapOf(ideas: readonly { reference: string; changedAt: string }[]): string {
  const urls = ideas.map(({ reference, changedAt }) =>
    element(
      'url',
      {},
      element('loc', {}, addressOfIdea(reference)),
      element('lastmod', {}, momentOf(changedAt)),
    ),
  );
  const list = element('url', {}, element('loc', {}, addressOn('/ideer/')));
  return documentOf(element('urlset', { xmlns }, ...(urls.length > 0 ? urls : [list])));
}

/** "17" is a part's number, "017", "-1" and "100000" (a thousand million ideas) are none. */
export function partIn(written: string): number | undefined {
  return /^(0|[1-9]\d{0,4})$/.test(written) ? Number(written) : undefined;
}
