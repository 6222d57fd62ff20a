/**
 * Simple signs that a robot or an advertiser wrote something. They only flag it for whoever looks after what comes in: nothing is
 * ever refused by guessing. (One text many times is seen by the database, which knows the others.)
 */

/** What people write in their own words; ideas and offers both fit. */
export interface Written {
  title?: string;
  displayName: string;
  description: string;
  helps?: string;
  needsNote?: string;
}

/** One link is how an association shows where it is, and two are still a person's. */
const manyLinks = 3;

// "https://…", "www.…", and a bare domain with a path ("bit.ly/abc"). An e-mail address or "och/eller" is none of them.
const link =
  /\b(?:[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/|[Ww]{3}\.)[^\s<>"',;]+|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\/\w\S*/g;

/** @returns whether somebody ought to look at it with that in mind */
export function looksLikeRubbish({
  title = '',
  displayName,
  description,
  helps = '',
  needsNote = '',
}: Written): boolean {
  if (linksIn(title) + linksIn(displayName) > 0) return true;
  return linksIn(description) + linksIn(helps) + linksIn(needsNote) >= manyLinks;
}

function linksIn(text: string): number {
  return text.match(link)?.length ?? 0;
}
