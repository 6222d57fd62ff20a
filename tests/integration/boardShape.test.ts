import type { Sql, TransactionSql } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyQuestion } from '../bench/helpers/boardQuestions.ts';
import { writeBoard } from '../bench/helpers/boardRows.ts';
import { useDatabase } from '../support/database.ts';

const many = 6000;
const page = 21;
/** A thousand where one stands, what is few, a page, and the rows that belong to it. */
const most = 1000 + 1000 + 10 * page;

const database = useDatabase();
beforeAll(() => writeBoard(database.sql, many, 'short'));

describe(`with ${many} ideas on the board`, () => {
  test.each(
    everyQuestion.map((question) => ({
      ...question,
      title: `${question.order}: ${JSON.stringify(question.filter)}`,
    })),
  )('no plan reads rows in order to throw them away: by $title', async ({ filter, order }) => {
    const { rows, found } = await rowsReadBy(filter, order);
    expect(rows).toBeLessThanOrEqual(most);
    expect(rows, 'what was counted').toBeGreaterThanOrEqual(Math.min(found, 1));
  });

  test('the count would tell: a plan that goes through everything reads more', async () => {
    const read = await counted((tx) => tx`select count(*) from app.board b where b.changed_at > 'epoch'`);
    expect(read).toBeGreaterThan(most);
  });
});

type Filter = (typeof everyQuestion)[number]['filter'];

async function rowsReadBy(filter: Filter, order: string): Promise<{ rows: number; found: number }> {
  let found = 0;
  const { need = '', topic = '', area = '', status = '', words = '' } = filter;
  const rows = await counted(async (tx) => {
    found = (
      await tx`select * from public.board_list(${need}, ${topic}, ${area}, ${status}, ${words}, ${order}, null, null, null, ${page})`
    ).length;
  });
  return { rows, found };
}

/** What PostgreSQL itself counts meanwhile, whatever plan it takes: rows of ours, by index or one after the other. */
function counted(asking: (tx: TransactionSql) => Promise<unknown>): Promise<number> {
  return database.sql.begin(async (tx) => {
    const before = await rowsCounted(tx);
    await asking(tx);
    return (await rowsCounted(tx)) - before;
  });
}

async function rowsCounted(tx: Sql | TransactionSql): Promise<number> {
  const [{ read } = { read: 0 }] = await tx<{ read: number }[]>`
    select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::int as read
    from pg_stat_xact_user_tables where schemaname = 'app' and relname in ('board', 'vocabulary', 'cells')`;
  return read;
}
