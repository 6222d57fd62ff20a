/** Reads what was kept back, and holds it to the domain's own schemas. */
import type { Sql } from 'postgres';
import { readReference } from '../../src/domain/reference.ts';
import type { Kind } from '../support/contributions.ts';
import { schemas } from './contributions.ts';

interface Row {
  id: string;
  kind: Kind;
  reference: string;
  status: string;
  arrived_at: Date;
  read_by: Date;
  flagged: boolean;
  language: string;
  display_name: string;
  hats: string[];
  title: string;
  description: string;
  helps: string;
  area: string;
  topics: string[];
  needs: string[];
  needs_note: string;
  first_step: boolean;
  gives: string[];
  availability: string[];
  extent: string;
  areas: string[];
  idea_reference: string | null;
  unlinked_reference: string;
  email: string;
  phone: string;
  /** How many rows stand beside it. */
  submissions: number;
  steps: number;
  contacts: number;
}

export interface Counts {
  contributions: number;
  submissions: number;
  parts: number;
  contacts: number;
  steps: number;
}

/** How much there is of everything. */
export async function countRows(sql: Sql): Promise<Counts> {
  const [counts] = await sql<Counts[]>`
    select (select count(*)::int from app.contributions) as contributions,
      (select count(*)::int from app.submissions) as submissions,
      (select count(*)::int from app.ideas) + (select count(*)::int from app.offers) as parts,
      (select count(*)::int from app.contacts) as contacts,
      (select count(*)::int from app.timeline) as steps`;
  if (!counts) throw new Error('The database counts nothing.');
  return counts;
}

const rowsAfter = (sql: Sql, id: string) => sql<Row[]>`
  select w.*,
    (select count(*)::int from app.submissions s where s.contribution_id = w.id) as submissions,
    (select count(*)::int from app.timeline t where t.contribution_id = w.id and t.status = 'received') as steps,
    (select count(*)::int from app.contacts c where c.contribution_id = w.id) as contacts
  from app.whole w where w.id > ${id} order by w.id`;

/** What was kept behind the hash of a private key, as its sender would send it again. */
export async function contentBehind(sql: Sql, keyHash: string) {
  const [row] = await sql<Row[]>`
    select w.*, 0 as submissions, 0 as steps, 0 as contacts
    from app.submissions s join app.whole w on w.id = s.contribution_id where s.key_hash = ${keyHash}`;
  return row && { kind: row.kind, reference: row.reference, content: contentOf(row) };
}

function contentOf(row: Row): Record<string, unknown> {
  const { description, topics, hats, language } = row;
  const shared = {
    description,
    topics,
    hats,
    language,
    displayName: row.display_name,
    email: row.email,
    informed: true,
  };
  if (row.kind === 'idea') {
    const { title, helps, area, needs } = row;
    return { ...shared, title, helps, area, needs, needsNote: row.needs_note, firstStep: row.first_step };
  }
  const { gives, availability, extent, areas, phone } = row;
  const idea = row.idea_reference ?? row.unlinked_reference;
  return { ...shared, gives, availability, extent, areas, phone, idea };
}

/**
 * Every row after one: does it hold what the domain says?
 * @returns the last one's id, how many there were, and what is wrong with which
 */
export async function examineRows(sql: Sql, after: string) {
  const rows = await rowsAfter(sql, after);
  const broken = rows.flatMap((row) => faultsOf(row).map((fault) => `${row.kind} ${row.id}: ${fault}`));
  return { last: rows.at(-1)?.id ?? after, count: rows.length, broken };
}

function faultsOf(row: Row): string[] {
  const content = contentOf(row);
  const parsed = schemas[row.kind].safeParse(content);
  const faults: string[] = [];
  const hold = (holds: boolean, what: string) => void (holds || faults.push(what));
  if (parsed.success) {
    for (const [name, value] of Object.entries(parsed.data))
      hold(JSON.stringify(value) === JSON.stringify(content[name]), `${name} is not as the domain tidies it`);
  } else {
    for (const { path, message } of parsed.error.issues) faults.push(`${String(path[0])}: ${message}`);
  }
  hold(row.status === 'received', 'its status is not the first one');
  hold(readReference(row.reference) === row.reference, 'its reference is none');
  hold(Math.abs(Date.now() - row.arrived_at.getTime()) < 3_600_000, 'it did not arrive now');
  hold(
    row.read_by.getTime() > row.arrived_at.getTime() - 86_400_000,
    'it is promised for a day that is past',
  );
  hold(row.submissions >= 1, 'no key leads to it');
  hold(row.steps === 1, 'its timeline does not begin once');
  hold(row.contacts === (row.email || row.phone ? 1 : 0), 'how to reach its sender stands there wrongly');
  return faults;
}
