/**
 * The request for a page that everybody gets the same copy of: nothing is left in it that is not part of the key that copy is kept by.
 * So no cookie, header or cunning query of one reader can change what the next one gets.
 */

/**
 * @param query the names that make it another page
 * @returns the same question by nobody in particular: these names alone, in one order, and no headers
 */
export function asKept({ url, method }: Request, query: readonly string[]): Request {
  const asked = new URL(url);
  for (const name of new Set(asked.searchParams.keys())) {
    if (!query.includes(name)) asked.searchParams.delete(name);
  }
  asked.searchParams.sort();
  return new Request(asked, { method });
}
