/**
 * Where a page of the `pages` collection stands on the site; its id is its path below src/, without the ending: `content/en/om` is ours in
 * English, `kommun/content/om` the fork's in Swedish and `kommun/content/en/om` the fork's in English.
 */
import { type Language, languageOf } from '../domain/languages.ts';

/** `kommun/content/egen` gives `egen`. */
export function slugOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Did the fork write it? */
export function isForks(id: string): boolean {
  return id.startsWith('kommun/');
}

export function languageOfPage(id: string): Language {
  return languageOf(id.split('/').at(-2) ?? '');
}

/** The pages that somebody who reads this language is led to, one for each name: in that language, or else in Swedish. */
export function pagesOf<Entry extends { id: string }>(
  entries: readonly Entry[],
  language: Language,
): { slug: string; language: Language; entry: Entry }[] {
  const pages = new Map<string, { slug: string; language: Language; entry: Entry }>();
  for (const wanted of ['sv', language] as const) {
    for (const entry of entries.filter(({ id }) => languageOfPage(id) === wanted))
      pages.set(slugOf(entry.id), { slug: slugOf(entry.id), language: wanted, entry });
  }
  return [...pages.values()];
}
