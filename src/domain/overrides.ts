/**
 * What a fork may put something of its own in place of: which of our files, and where its own one lies. The fork's wins (an import of
 * ours gets the fork's), and what ours was when it was replaced is written down, so that the fork hears when ours has changed.
 */

import { ids } from './languages.ts';

/** Ours to the left, the fork's to the right. Pages in Markdown are found by their name (src/pages/[...slug].astro). */
const places: readonly (readonly [string, string])[] = [
  ['src/components/', 'src/kommun/components/'],
  ['src/layouts/', 'src/kommun/layouts/'],
  ...ids
    .filter((language) => language !== 'sv')
    .map((language) => [`src/content/${language}/`, `src/kommun/content/${language}/`] as const),
  ['src/content/sv/', 'src/kommun/content/'],
];

/** @param file from the project's folder, as in "src/components/Header.astro" */
export function ownPlaceOf(file: string): string | undefined {
  const [ours, own] = places.find(([prefix]) => file.startsWith(prefix)) ?? [];
  return ours && own + file.slice(ours.length);
}

/** "src/kommun/components/Header.astro" is in place of "src/components/Header.astro". */
export function ourPlaceOf(own: string): string | undefined {
  const [ours, prefix] = places.find(([, place]) => own.startsWith(place)) ?? [];
  return ours && prefix && ours + own.slice(prefix.length);
}
