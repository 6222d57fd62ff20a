import { beforeAll, describe, expect, test } from 'vitest';
import { type BoardOrder, boardOrders } from '../../src/domain/board.ts';
import { everyQuestion } from '../bench/helpers/boardQuestions.ts';
import { writeBoard } from '../bench/helpers/boardRows.ts';
import { useDatabase } from '../support/database.ts';

const many = 2500;
/** As many as a list shows, and one that tells whether there are more. */
const page = 21;

/** A board of three years: most things are common, some had their season, and by half of them something has happened since. */
const database = useDatabase();
beforeAll(async () => {
  const { sql } = database;
  await writeBoard(sql, many, 'short');
  await sql`
    update app.board b set published_at = p.at, facts = c.facts || app.shelves_of(b.free, p.at)
    from (select id, now() - (${many}::int - id) * interval '10 hours' as at from app.board) p, app.cells c
    where p.id = b.id and c.id = b.cell`;
  await sql`update app.ideas set status = 'resting' where id % 7 = 0 and status <> 'resting'`;
  await sql`update app.ideas set status = 'withdrawn' where id % 11 = 0`;
  await sql`update app.ideas set met = needs where id % 13 = 0 and met <> needs and status <> 'withdrawn'`;
  await sql`delete from app.contributions where id % 17 = 0`;
});

interface Place {
  id: string;
  free: number;
  at: string;
}
type Filter = (typeof everyQuestion)[number]['filter'];

const factsOf = ({ need, topic, area, status }: Filter) =>
  Object.entries({ need, topic, area, status }).flatMap(([kind, id]) => (id ? [`${kind}:${id}`] : []));

/** Everything that is asked for, in its order, found by looking at each. */
async function wholeList({ words = '', ...filter }: Filter, order: BoardOrder): Promise<Place[]> {
  const { sql } = database;
  const by = order === 'need' ? sql`free desc, published_at desc, id desc` : sql`published_at desc, id desc`;
  return sql<Place[]>`
    select b.id::text, b.free, b.published_at::text as at from app.board b, app.board_query(${words}) q
    where b.shown and b.facts @> ${factsOf(filter)} and (${words} = '' or b.words @@ q.query) order by ${by}`;
}

async function nextPage({ words = '', ...filter }: Filter, order: BoardOrder, after?: Place) {
  const { need = '', topic = '', area = '', status = '' } = filter;
  const [free, at, id] = after ? [after.free, after.at, after.id] : [null, null, null];
  const rows = await database.sql<{ id: string }[]>`
    select id::text from public.board_list(${need}, ${topic}, ${area}, ${status}, ${words}, ${order}, ${free}, ${at}::text::timestamptz, ${id}, ${page})`;
  return rows.map((row) => row.id);
}

describe('a reader who goes on to the next page meets everything once, in its order', () => {
  test.each(everyQuestion)('$order: $filter', async ({ filter, order }) => {
    const list = await wholeList(filter, order);
    // Its beginning, its middle and its end.
    const last = Math.floor(list.length / page);
    const numbers = new Set([0, 1, 2, Math.floor(last / 2), last].filter((number) => number <= last));
    for (const from of [...numbers].map((number) => number * page)) {
      const meant = list.slice(from, from + page).map(({ id }) => id);
      expect(await nextPage(filter, order, list[from - 1])).toEqual(meant);
    }
  });

  test.each(boardOrders)(
    'also of a filter that is looked for in its cells alone, %s first',
    async (order) => {
      const { sql } = database;
      for (const { filter } of everyQuestion.filter(({ filter: { words } }) => !words)) {
        const list = await wholeList(filter, order);
        for (let from = 0; from < Math.min(list.length, 20 * page); from += page) {
          const after = list[from - 1] ?? { free: 6, at: 'infinity', id: '9223372036854775807' };
          const [row] = await sql<{ ids: string[] }[]>`
          select app.page_of_cells(${factsOf(filter)}, ${order}, ${after.free}, ${after.at}::text::timestamptz, ${after.id}, ${page})::text[] as ids`;
          expect(row?.ids).toEqual(list.slice(from, from + page).map(({ id }) => id));
        }
      }
    },
  );

  test.each(boardOrders)('also of a word that is looked for month by month, %s first', async (order) => {
    const { sql } = database;
    // As if nothing on this small board were few.
    const undone = sql.begin(async (tx) => {
      await tx`create or replace function app.are_few(p_facts text[], p_query tsquery) returns boolean language sql stable return false`;
      for (const { filter } of everyQuestion.filter(({ filter: { words } }) => words)) {
        const list = await wholeList(filter, order);
        for (let from = 0; from < Math.min(list.length, 3 * page); from += page) {
          const after = list[from - 1] ?? { free: 6, at: 'infinity', id: '9223372036854775807' };
          const [row] = await tx<{ ids: string[] }[]>`
            select app.page_of_words(${factsOf(filter)}, q.query, ${order}, ${after.free}, ${after.at}::text::timestamptz, ${after.id}, ${page})::text[] as ids
            from app.board_query(${filter.words ?? ''}) q`;
          expect(row?.ids).toEqual(list.slice(from, from + page).map(({ id }) => id));
        }
      }
      throw new Error('enough');
    });
    await expect(undone).rejects.toThrow('enough');
  });
});

test('each cell knows its newest idea, whatever has come and gone', async () => {
  const wrong = await database.sql`
    select c.id from app.cells c
    where c.newest_at <> coalesce((select max(b.published_at) from app.board b where b.cell = c.id), '-infinity')`;
  expect(wrong).toEqual([]);
});
