/** What the private page shows: one's own contribution, found by its key, without how to reach anyone. */
import type { ShownStatus } from '../domain/board.ts';
import type { Need } from '../domain/choices.ts';
import type { Idea } from '../domain/idea.ts';
import type { Alike, Conversation, Mine, Question, Told } from '../domain/mine.ts';
import type { Offer } from '../domain/offer.ts';
import { hashOfKey, isKey } from '../domain/reference.ts';
import { database } from './client.ts';
import type { Database } from './database.types.ts';
import { rowsOf } from './told.ts';

type Row = Database['public']['Functions']['find_by_key']['Returns'][number];

export type Found = { found: Mine | null; away?: never } | { away: true; found?: never };

/** Looks a contribution up by its private key. What cannot be a key is not found, without asking the database. */
export async function findByKey(key: string): Promise<Found> {
  if (!isKey(key)) return { found: null };
  const row = await rowFor(key).catch(() => 'away' as const);
  if (row === 'away') return { away: true };
  return { found: row ? mineFrom(row) : null };
}

async function rowFor(key: string): Promise<Row | undefined> {
  const { data } = await database()
    .rpc('find_by_key', { p_key_hash: hashOfKey(key) })
    .throwOnError();
  return data[0];
}

function mineFrom(row: Row): Mine {
  const kept = {
    reference: row.reference,
    status: row.status,
    arrivedAt: new Date(row.arrived_at).toISOString(),
    readBy: row.read_by,
    hasContact: row.has_contact,
    hasEmail: row.has_email,
    isAnswered: row.answered_at !== null,
    waiting: false,
    joined: row.joined_reference ?? '',
  };
  const shared = {
    description: row.description,
    topics: row.topics,
    hats: row.hats as Idea['hats'],
    displayName: row.display_name,
    language: row.language,
  };
  if (row.kind === 'idea') return { ...kept, kind: 'idea', content: { ...shared, ...ideaFrom(row) } };
  return { ...kept, kind: 'offer', content: { ...shared, ...offerFrom(row) } };
}

// The database's checks hold these lists to the domain's, so they need no second look here.
const ideaFrom = (row: Row) => ({
  title: row.title,
  helps: row.helps,
  area: row.area,
  needs: row.needs as Idea['needs'],
  needsNote: row.needs_note,
  firstStep: row.first_step,
});

const offerFrom = (row: Row) => ({
  gives: row.gives as Offer['gives'],
  availability: row.availability as Offer['availability'],
  extent: row.extent as Offer['extent'],
  areas: row.areas,
  idea: row.idea_reference ?? '',
});

/**
 * What has been said about a contribution, what waits for a yes or a no, and the clearer words that got a yes.
 * @throws Error when the database is away
 */
export async function findConversation(key: string): Promise<Conversation> {
  const { data } = await database()
    .rpc('conversation_by_key', { p_key_hash: hashOfKey(key) })
    .throwOnError();
  const [row] = data;
  if (!row) throw new TypeError('The database told nothing.');
  const { title, description } = row;
  return {
    // The shapes are the database function's promise (…_author.sql).
    story: row.story as Told[],
    questions: row.questions as Question[],
    wording: title ? { title, description } : undefined,
  };
}

/**
 * Ideas on the board that are like one that has just come in, the likest first, three at most; none for anything else.
 * @throws Away
 */
export async function findAlike(key: string): Promise<Alike[]> {
  const rows = await rowsOf(database().rpc('alike_by_key', { p_key_hash: hashOfKey(key) }));
  // The database's checks hold these lists to the domain's, so they need no second look here.
  return rows.map(({ reference, title, status, needs, met, language }) => ({
    reference,
    title,
    language,
    status: status as ShownStatus,
    needs: needs as Need[],
    met: met as Need[],
  }));
}
