/** The board for programs: a hundred ideas, the newest first, and where it goes on. */
import { readBoard } from '../data/board.ts';
import type { BoardPlace } from '../domain/board.ts';
import { sv } from '../i18n/sv.ts';
import { factsLicence, factsOf } from './facts.ts';

/** Ideas on a page. */
const most = 100;

const rights = {
  facts: {
    fields: ['reference', 'url', 'status', 'area', 'topics', 'needs', 'missing', 'published', 'changed'],
    licence: 'CC0-1.0',
    url: factsLicence,
  },
  words: { fields: ['title', 'description', 'name', 'hats'], licence: null, notice: sv.data.rights.words },
};

/**
 * @param next the address of the page that begins after a place
 * @throws Away
 */
export async function ideasAsJson(
  after: BoardPlace | undefined,
  next: (place: BoardPlace) => string,
): Promise<string> {
  const found = await readBoard(after, most + 1);
  const ideas = found.slice(0, most);
  const last = found.length > most ? ideas.at(-1) : undefined;
  return inert({
    rights,
    ideas: ideas.map((idea) => ({
      ...factsOf(idea),
      title: idea.title,
      description: idea.description,
      name: idea.displayName || null,
      hats: idea.hats,
    })),
    next: last ? next(last.place) : null,
  });
}

/** The same values, written so that they stay values also where somebody puts the text into a page or a script. */
function inert(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
