/** Finding things in a page by names that came from outside: compared as text, never put into a selector. */
import type { CheerioAPI } from 'cheerio';

/** The controls of a field that a person can see, in the page's order. */
export function controlsOf($: CheerioAPI, field: string) {
  return $('main form [name]:not([type=hidden])').filter((_, control) => $(control).attr('name') === field);
}

export type Control = ReturnType<typeof controlsOf>;

export function byId($: CheerioAPI, id: string) {
  return $('[id]').filter((_, element) => $(element).attr('id') === id);
}
