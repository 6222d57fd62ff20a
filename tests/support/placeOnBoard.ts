/** Ideas on the board, put there past the stewards: as many as a test needs, each as it wants them. */
import type { Sql } from 'postgres';
import type { Need } from '../../src/domain/choices.ts';
import type { IdeaStatus } from '../../src/domain/status.ts';
import { newWords } from './contributions.ts';
import { ideaArguments, knock } from './submissions.ts';

/** What happens to an idea once it has been taken in. */
export interface Life {
  /** Where it has come to since it was put up. */
  becomes?: IdeaStatus;
  met?: readonly Need[];
  /** Two answers: one without and one with a decision. */
  answered?: boolean;
}

interface Placed extends Life {
  /** As the database's own door takes it (see submissions.ts). */
  idea?: Record<string, unknown>;
}

/** Which way a status is come by from the board, where it is more than one step. */
const ways: Partial<Record<IdeaStatus, readonly IdeaStatus[]>> = {
  published: [],
  active: ['gathering', 'active'],
  done: ['gathering', 'active', 'done'],
};

/** @returns its reference */
export async function placeOnBoard(sql: Sql, { idea = {}, ...life }: Placed = {}): Promise<string> {
  const words = { p_description: `Vi gör det ihop. ${newWords()}`, ...idea };
  const { reference } = await knock(sql, 'take_in_idea', ideaArguments(words));
  await live(sql, reference, life);
  return reference;
}

/** Puts up an idea that has been taken in, and lets it live its life. */
export async function live(
  sql: Sql,
  reference: string,
  { becomes = 'published', met = [], answered = false }: Life = {},
): Promise<void> {
  const [{ id } = { id: 0 }] = await sql<{ id: number }[]>`
    select id from app.contributions where reference = ${reference}`;
  await sql`
    insert into app.care (idea_id, leader, insurance, land) values (${id}, 'Maja', 'Kommunens olycksfall', 'Vår mark')`;
  await sql`update app.ideas set status = 'published', met = ${sql.array([...met])} where id = ${id}`;
  if (answered)
    await sql`
      insert into app.answers (contribution_id, words, signed, unit, hats, written_on, decided_by, case_number) values
        (${id}, 'Ett rum varje torsdag.', 'Maja', 'Biblioteket', '{employee}', '2026-11-26', '', ''),
        (${id}, 'Vi betalar fikat.', 'Ali', 'Kulturnämnden', '{elected}', '2026-11-27', 'Kulturnämnden', 'KN 2026/12')`;
  await moveTo(sql, reference, ...(ways[becomes] ?? [becomes]));
}

/** Past the acts, and with what the database itself does when a status changes. */
export async function moveTo(sql: Sql, reference: string, ...statuses: string[]): Promise<void> {
  for (const status of statuses)
    await sql`update app.ideas i set status = ${status} from app.contributions c where c.id = i.id and c.reference = ${reference}`;
}

/** So many that nobody would send them one by one. `first`: its number, which its reference is made of. */
export async function placeMany(sql: Sql, count: number, first = 1): Promise<void> {
  await sql`
    with made as (
      insert into app.contributions (kind, reference, arrived_at, read_by, content_hash, display_name, hats, language, notice_version)
      select 'idea', 'K3-' || lpad(upper(to_hex(n)), 4, '0') || '-0000', now(), current_date, repeat('0', 64), '', '{}', 'sv', '1'
      from generate_series(${first}::integer, ${first + count - 1}::integer) n
      returning id
    )
    insert into app.ideas (id, title, description, helps, area, topics, needs, needs_note, first_step)
    select id, 'Idé ' || id, 'Vi gör det ihop, alla som vill.', '', 'whole', '{}', '{}', '', false from made`;
  await sql`update app.ideas set status = 'published' where status = 'received'`;
}
