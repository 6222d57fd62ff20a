/** A page of the list, as its address asks for it. */
import { type BoardPage, listBoard } from '../data/board.ts';
import { type Asked, addressOf } from './asked.ts';

/** Ideas on a page. */
const rowsMost = 20;

export interface ListPage extends BoardPage {
  /** The address of the next page, where there is one. */
  next: string | undefined;
}

/**
 * @param path where the list lies
 * @throws Away
 */
export async function readList(path: string, asked: Asked): Promise<ListPage> {
  const { filter, order, after } = asked;
  // One more than is shown tells whether there is a next page.
  const { ideas: found, guessed } = await listBoard(filter, order, after, rowsMost + 1);
  const ideas = found.slice(0, rowsMost);
  const last = found.length > rowsMost ? ideas.at(-1) : undefined;
  return { ideas, guessed, next: last && addressOf(path, { ...asked, after: last.place }) };
}
