/** A page of the list, as its address asks for it. */
import { type BoardPage, listBoard } from '../data/board.ts';
import { type Asked, addressOf, sizeOfSearch } from './asked.ts';

/** Ideas on a page. */
const rowsMost = 20;

export interface ListPage extends BoardPage {
  /** What is shown: as it was asked for, without words that nothing can be looked for by. */
  shown: Asked;
  /** The address of the next page, where there is one. */
  next: string | undefined;
}

/**
 * @param path where the list lies
 * @throws Away
 */
export async function readList(path: string, asked: Asked): Promise<ListPage> {
  const { ideas: found, guessed, isSearch } = await find(asked);
  const shown = isSearch ? asked : { ...asked, filter: { ...asked.filter, words: '' } };
  const ideas = found.slice(0, rowsMost);
  const last = found.length > rowsMost ? ideas.at(-1) : undefined;
  return { ideas, guessed, shown, next: last && addressOf(path, { ...shown, after: last.place }) };
}

/**
 * The database leaves out small words, and when none is left it finds everything. Whether a word of two letters is one ("på") or none
 * ("it") it alone knows: everything is asked for too, and told apart from what was found.
 */
async function find({ filter, order, after }: Asked): Promise<BoardPage & { isSearch: boolean }> {
  // One more than is shown tells whether there is a next page.
  const list = (words: string) => listBoard({ ...filter, words }, order, after, rowsMost + 1);
  const size = sizeOfSearch(filter.words);
  if (size === 'none') return { ...(await list('')), isSearch: filter.words === '' };
  const [found, all] = await Promise.all([list(filter.words), size === 'small' ? list('') : undefined]);
  return { ...found, isSearch: !all || namesIn(found) !== namesIn(all) || all.ideas.length === 0 };
}

const namesIn = ({ ideas }: BoardPage) => ideas.map(({ reference }) => reference).join();
