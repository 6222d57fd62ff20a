/** Ideas on the board of the running site, put there as the database itself would have them. */
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Need } from '../../src/domain/choices.ts';
import type { IdeaStatus } from '../../src/domain/status.ts';
import { aWholeIdea, type Contribution } from './contributions.ts';
import { leave } from './theSite.ts';

interface Life {
  /** What it becomes after it was put up, step by step. */
  becomes?: readonly IdeaStatus[];
  met?: readonly Need[];
  /** Two answers: one without and one with a decision. */
  answered?: boolean;
}

interface Board {
  /** The site's database, with the owner's rights. */
  sql: Sql;
  /** @returns the reference of an idea that was sent as a program sends one, and has been put up since */
  putUp(own?: Contribution, life?: Life): Promise<string>;
}

/** Call it at the top of a file. */
export function useBoard(): Board {
  let sql: Sql;
  beforeAll(() => {
    sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
  });
  afterAll(() => sql.end());
  return {
    get sql() {
      return sql;
    },
    putUp: (own = {}, life = {}) => putUp(sql, own, life),
  };
}

async function putUp(sql: Sql, own: Contribution, life: Life): Promise<string> {
  const { reference } = await leave('idea', aWholeIdea(own));
  const { becomes = [], met = [], answered = false } = life;
  const [{ id } = { id: 0 }] = await sql<{ id: number }[]>`
    select id from app.contributions where reference = ${reference}`;
  await sql`
    insert into app.care (idea_id, leader, insurance, land) values (${id}, 'Maja', 'Kommunens olycksfall', 'Vår mark')`;
  await sql`update app.ideas set status = 'published', met = ${sql.array([...met])} where id = ${id}`;
  if (answered) {
    await sql`
      insert into app.answers (contribution_id, words, signed, unit, hats, written_on, decided_by, case_number) values
        (${id}, 'Ett rum varje torsdag.', 'Maja', 'Biblioteket', '{employee}', '2026-11-26', '', ''),
        (${id}, 'Vi betalar fikat.', 'Ali', 'Kulturnämnden', '{elected}', '2026-11-27', 'Kulturnämnden', 'KN 2026/12')`;
  }
  for (const status of becomes) await sql`update app.ideas set status = ${status} where id = ${id}`;
  return reference;
}
