/** What everyone may read of the board. Every function throws Away when the database does not answer. */
import type {
  BoardFilter,
  BoardIdea,
  BoardOrder,
  BoardPlace,
  GoneIdea,
  ListedIdea,
  OpenIdea,
  ShownStatus,
  Step,
  WholeIdea,
} from '../domain/board.ts';
import type { Hat, Need } from '../domain/choices.ts';
import type { Answer } from '../domain/table.ts';
import { database } from './client.ts';
import type { Database } from './database.types.ts';
import { rowsOf } from './told.ts';

type Returns = Database['public']['Functions'];
type Listed = Returns['board_list']['Returns'][number];
type Whole = Returns['board_data']['Returns'][number];
type One = Returns['board_one']['Returns'][number];

export interface BoardPage {
  ideas: ListedIdea[];
  /** Nothing had the words as they were written; these have some that are one letter away. */
  guessed: boolean;
}

/**
 * @param after the last idea of the page before
 * @param most ideas at most
 */
export async function listBoard(
  filter: BoardFilter,
  order: BoardOrder,
  after: BoardPlace | undefined,
  most: number,
): Promise<BoardPage> {
  const rows = await rowsOf(
    database().rpc('board_list', {
      p_need: filter.need,
      p_topic: filter.topic,
      p_area: filter.area,
      p_status: filter.status,
      p_words: filter.words,
      p_order: order,
      p_after_free: after?.free ?? null,
      p_after_at: after?.at ?? null,
      p_after_id: after?.id ?? null,
      p_limit: most,
    }),
  );
  return { ideas: rows.map(listed), guessed: rows.some(({ guessed }) => guessed) };
}

/** One that is or has been on the board, by any reference that leads to it; undefined for everything else. */
export async function findOnBoard(reference: string): Promise<OpenIdea | GoneIdea | undefined> {
  const [row] = await rowsOf(database().rpc('board_one', { p_reference: reference }));
  return row && (row.shown ? open(row) : gone(row));
}

/** Everything with its words, the newest first. */
export async function readBoard(after: BoardPlace | undefined, most: number): Promise<WholeIdea[]> {
  const rows = await rowsOf(
    database().rpc('board_data', {
      p_after_at: after?.at ?? null,
      p_after_id: after?.id ?? null,
      p_limit: most,
    }),
  );
  return rows.map((row) => ({ ...shared(row), description: row.description, place: placeOf(row, 0) }));
}

/** The numbers of the parts of the map of the board: 0, 1 … */
export async function boardParts(): Promise<number[]> {
  const rows = await rowsOf(database().rpc('board_parts', {}));
  return rows.map(({ part }) => part);
}

/** The references in a part, at most ten thousand, and when each last changed. */
export async function boardPart(part: number): Promise<{ reference: string; changedAt: string }[]> {
  const [row] = await rowsOf(database().rpc('board_part', { p_number: part }));
  return (row?.numbers ?? []).map((reference, i) => ({ reference, changedAt: row?.changed[i] ?? '' }));
}

// The database's checks hold these lists to the domain's, so they need no second look here.
function shared(row: Listed | Whole | One): BoardIdea {
  return {
    reference: row.reference,
    status: row.status as ShownStatus,
    title: row.title,
    displayName: row.display_name,
    hats: row.hats as Hat[],
    area: row.area,
    topics: row.topics,
    needs: row.needs as Need[],
    met: row.met as Need[],
    publishedAt: row.published_at,
    changedAt: row.changed_at,
  };
}

function placeOf(row: { id: number; published_at: string }, free: number): BoardPlace {
  return { free, at: row.published_at, id: row.id };
}

function listed(row: Listed): ListedIdea {
  const { beginning, helpers, language } = row;
  return { ...shared(row), beginning, helpers, language, place: placeOf(row, row.free) };
}

function open(row: One): OpenIdea {
  return {
    ...shared(row),
    shown: true,
    description: row.description,
    language: row.language,
    helps: row.helps,
    needsNote: row.needs_note,
    firstStep: row.first_step,
    helpers: row.helpers,
    // The shapes are the database function's promise (…_board_reads.sql).
    steps: row.steps as Step[],
    answers: row.answers as Answer[],
  };
}

function gone(row: One): GoneIdea {
  return {
    shown: false,
    reference: row.reference,
    status: row.status as GoneIdea['status'],
    changedAt: row.changed_at,
    joined: row.joined_reference
      ? { reference: row.joined_reference, title: row.joined_title, language: row.joined_language }
      : undefined,
  };
}
