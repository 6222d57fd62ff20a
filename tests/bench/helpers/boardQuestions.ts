/** Everything that a reader of the board has the database asked for, each as one click. */
import type { Sql } from 'postgres';
import { findOnBoard, listBoard } from '../../../src/data/board.ts';
import {
  type BoardFilter,
  type BoardOrder,
  type BoardPlace,
  boardOrders,
  wholeBoard,
} from '../../../src/domain/board.ts';
import { words } from './boardWords.ts';

export interface Question {
  name: string;
  ask(): Promise<unknown>;
  /** How many it must find, so that nothing quick is measured that finds nothing; left out, a full page. */
  finds?: number | 'some';
  /** The most that it may take at a million ÷ at ten thousand. */
  ratio?: number;
}

const page = 21;

/** Filters that are asked for in both orders. The last three find nothing: rare with common, two common ones, three. */
const filters: (Partial<BoardFilter> & { finds?: number | 'some' })[] = [
  { need: 'lead' },
  { topic: 'skola' },
  { area: 'centrum' },
  { area: 'landsbygden' },
  { status: 'resting' },
  { topic: 'skola', need: 'lead' },
  { area: 'landsbygden', status: 'resting', finds: 'some' },
  { area: 'centrum', topic: 'natur', need: 'place' },
  { area: 'landsbygden', topic: 'aldre', finds: 0 },
  { area: 'norra-sidan', topic: 'aldre', finds: 0 },
  { area: 'norra-sidan', topic: 'aldre', need: 'hands', finds: 0 },
];

const searches: { name: string; words: string; finds?: number | 'some'; ratio?: number }[] = [
  { name: 'a word that half of all have', words: words.common, ratio: 3 },
  { name: 'a word that one in a hundred has', words: words.middling },
  { name: 'a word that seven have', words: words.rare, finds: 7 },
  { name: 'one of each', words: `${words.common} ${words.rare}`, finds: 'some' },
  // The season was another month, so it is looked for month by month; among ten thousand there are few enough to look at all.
  { name: 'a word whose season is past', words: words.pastSeason, ratio: 3 },
  { name: 'two words that never meet', words: words.never.join(' '), finds: 0 },
  { name: 'a misspelt word', words: words.misspelt, finds: 7 },
  { name: 'a word that nobody has', words: 'xylofonorkestern', finds: 0 },
];

/** What is looked for, in every order that it is looked for in. */
export const everyQuestion: { filter: Partial<BoardFilter>; order: BoardOrder }[] = boardOrders.flatMap(
  (order) => [
    { filter: {}, order },
    ...filters.map(({ finds: _, ...filter }) => ({ filter, order })),
    ...searches.map(({ words: sought }) => ({ filter: { words: sought }, order })),
    { filter: { words: words.common, area: 'landsbygden' }, order },
  ],
);

/** @param sql the database that is asked, to find out where page 50 begins and what lies in the middle */
export async function questions(sql: Sql): Promise<Question[]> {
  const deep = { need: await placeBefore(sql, 'need'), newest: await placeBefore(sql, 'newest') };
  const [middle] = await sql<{ reference: string }[]>`
    select c.reference from app.board b join app.contributions c on c.id = b.id
    where b.shown and b.id >= (select max(id) / 2 from app.board) order by b.id limit 1`;
  const list = (filter: Partial<BoardFilter>, order: BoardOrder, after?: BoardPlace) => () =>
    listBoard({ ...wholeBoard, ...filter }, order, after, page).then(({ ideas }) => ideas.length);
  return [
    ...boardOrders.flatMap((order) => [
      { name: `by ${order}: first page`, ask: list({}, order) },
      { name: `by ${order}: page 50`, ask: list({}, order, deep[order]) },
      ...filters.map(({ finds, ...filter }) => ({
        name: `by ${order}: ${Object.values(filter).join(' + ')}${finds === 0 ? ' (never)' : ''}`,
        ask: list(filter, order),
        ...(finds === undefined ? {} : { finds }),
      })),
    ]),
    ...searches.map(({ words: sought, ...search }) => ({ ...search, ask: list({ words: sought }, 'need') })),
    { name: 'that word among the newest', ask: list({ words: words.middling }, 'newest') },
    {
      name: 'a common word and a filter',
      ask: list({ words: words.common, area: 'landsbygden' }, 'need'),
      ratio: 3,
    },
    {
      name: 'one idea',
      ask: () => findOnBoard(middle?.reference ?? '').then((idea) => Number(idea !== undefined)),
      finds: 1,
    },
  ];
}

/** The last row of page 49. */
async function placeBefore(sql: Sql, order: BoardOrder): Promise<BoardPlace> {
  const by = order === 'need' ? sql`free desc, published_at desc, id desc` : sql`published_at desc, id desc`;
  const [row] = await sql<BoardPlace[]>`
    select free::int, published_at::text as at, id::int from app.board where shown order by ${by} offset ${49 * 20 - 1} limit 1`;
  if (!row) throw new Error('There are not fifty pages.');
  return row;
}
