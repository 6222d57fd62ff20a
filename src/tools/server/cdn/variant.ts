/**
 * Which kept answer a request is for. Netlify, Caching overview: without `Netlify-Vary` the whole query counts; with it, the named parts
 * alone. "The order in which parameters are specified does not affect how they are matched", names are case-sensitive, and "a single
 * additional cache object is created for all non-matches". `query=none` is no word of Netlify's, but the name of a part that nobody asks for.
 */

/** Of `Netlify-Vary`: the parts of a query that count; undefined for all of them. */
export type Vary = readonly string[] | undefined;

/** Languages, cookies and the like we vary by nowhere: an answer that asked for them would be kept wrongly here, so it is refused. */
export function varyOf(header: string | null): Vary {
  if (header === null) return undefined;
  const instructions = header.split(',').map((one) => one.trim());
  if (!instructions.every((one) => /^query(=|$)/.test(one)))
    throw new Error(`The CDN of \`npm start\` knows no Netlify-Vary but query: ${header}`);
  const [, names] = instructions[0]?.split('=') ?? [];
  return names?.split('|');
}

/** The same text for all requests that get the same answer. */
export function variantOf({ searchParams }: URL, vary: Vary): string {
  const counted = [...searchParams].filter(([name]) => vary?.includes(name) ?? true);
  // Several of one name stay in their order: they may mean something else in another.
  return JSON.stringify(counted.sort(([a], [b]) => Number(a > b) - Number(a < b)));
}
