/** Finding things in a page by names that came from outside: compared as text, never put into a selector. */
import type { Cheerio, CheerioAPI } from 'cheerio';

export type Control = Cheerio<Element>;
type Element = ReturnType<CheerioAPI>[number];

/** A page is gone through once for each, however often something is looked for in it. */
const controls = new WeakMap<CheerioAPI, Map<string, Element[]>>();
const ids = new WeakMap<CheerioAPI, Map<string, Element[]>>();

/** The controls of a field that a person can see, in the page's order. */
export function controlsOf($: CheerioAPI, field: string): Control {
  return $(lookUp(controls, $, 'main form [name]:not([type=hidden])', 'name').get(field) ?? []);
}

export function byId($: CheerioAPI, id: string): Control {
  return $(lookUp(ids, $, '[id]', 'id').get(id) ?? []);
}

function lookUp(known: typeof ids, $: CheerioAPI, selector: string, attribute: string) {
  const found =
    known.get($) ?? Map.groupBy($(selector).toArray(), (element) => $(element).attr(attribute) ?? '');
  known.set($, found);
  return found;
}
