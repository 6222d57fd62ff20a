/** Ideas on the board, put there past the stewards: as many as a test needs, each as it wants them. */
import type { Sql } from 'postgres';
import type { ShownStatus } from '../../src/domain/board.ts';
import { newWords } from './contributions.ts';
import { ideaArguments, knock } from './submissions.ts';

/** Which way a status is come by, one step at a time. */
const ways: Record<ShownStatus, readonly ShownStatus[]> = {
  published: ['published'],
  gathering: ['published', 'gathering'],
  active: ['published', 'gathering', 'active'],
  done: ['published', 'gathering', 'active', 'done'],
  resting: ['published', 'resting'],
};

interface OnBoard {
  /** As the database's own door takes it (see submissions.ts). */
  idea?: Record<string, unknown>;
  met?: readonly string[];
  status?: ShownStatus;
}

/** @returns its reference */
export async function putUp(
  sql: Sql,
  { idea = {}, met = [], status = 'published' }: OnBoard = {},
): Promise<string> {
  const { reference } = await knock(
    sql,
    'take_in_idea',
    ideaArguments({ p_description: `Vi gör det ihop. ${newWords()}`, ...idea }),
  );
  await sql`
    insert into app.care (idea_id, leader, insurance, land)
    select id, 'Demo', 'Föreningens egen', 'Kommunens mark' from app.contributions where reference = ${reference}`;
  for (const step of ways[status])
    await sql`
      update app.ideas i set status = ${step}, met = ${met as string[]}
      from app.contributions c where c.id = i.id and c.reference = ${reference}`;
  return reference;
}
