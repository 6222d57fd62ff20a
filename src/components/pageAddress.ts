/** Where a page of the `pages` collection stands on the site; its id is its path below src/, without the ending. */

/** `kommun/content/egen` gives `egen`. */
export function slugOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Did the fork write it? */
export function isForks(id: string): boolean {
  return id.startsWith('kommun/');
}
