/** A fork's own words in place of ours (src/kommun/words.ts). */

type Group = { readonly [key: string]: unknown };

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param own what the fork says otherwise
 * @throws Error that names the key: one that is none of ours, or is another kind of thing than ours
 */
export function withOwn<Words extends Group>(ours: Words, own: unknown, at: string): Words {
  if (!isGroup(own)) throw wrong(at, 'words by their keys, as in { site: { menu: "Innehåll" } }');
  const all: Record<string, unknown> = { ...ours };
  for (const [key, value] of Object.entries(own)) {
    const place = `${at}.${key}`;
    if (!Object.hasOwn(ours, key)) throw wrong(place, `one of ${Object.keys(ours).join(', ')}`);
    const was = ours[key];
    if (isGroup(was)) all[key] = withOwn(was, value, place);
    else if (typeof value === typeof was && Array.isArray(value) === Array.isArray(was)) all[key] = value;
    else throw wrong(place, `a ${Array.isArray(was) ? 'list' : typeof was}, as ours is`);
  }
  return all as Words;
}

const wrong = (place: string, wanted: string) =>
  new Error(`src/kommun/words.ts needs mending:\n  ${place}: ${wanted}`);
