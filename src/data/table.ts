/** What a steward reads at the table, asked as that steward. Every function throws Away, or Refused for what they may not. */
import type { Told } from '../domain/mine.ts';
import type { Report } from '../domain/report.ts';
import type { Answer, Near, Part, Proposal } from '../domain/table.ts';
import type { Client } from './client.ts';
import type { Database } from './database.types.ts';
import { rowsOf } from './told.ts';

type Returns = Database['public']['Functions'];
export type Row = Returns['desk_list']['Returns'][number];
export type One = Returns['desk_one']['Returns'][number];
export type Counts = Returns['desk_counts']['Returns'][number];
export type LogLine = Returns['desk_log']['Returns'][number];
export type Figures = Returns['desk_figures']['Returns'][number];
export type FailedMail = Returns['desk_mails']['Returns'][number];
export type ListedSteward = Returns['desk_stewards']['Returns'][number];

/** What a list is narrowed to; '' is everything. */
export interface Filter {
  kind: string;
  area: string;
  topic: string;
  need: string;
  status: string;
  words: string;
  reference: string;
}

/** Where a page of a list ends, and the next begins. */
export interface Place {
  at: string;
  id: number;
}

export async function listPart(
  client: Client,
  part: Part,
  filter: Filter,
  after: Place | undefined,
  most: number,
): Promise<Row[]> {
  return rowsOf(
    client.rpc('desk_list', {
      p_part: part,
      p_kind: filter.kind,
      p_area: filter.area,
      p_topic: filter.topic,
      p_need: filter.need,
      p_status: filter.status,
      p_words: filter.words,
      p_reference: filter.reference,
      p_after_at: after?.at ?? null,
      p_after_id: after?.id ?? null,
      p_limit: most,
    }),
  );
}

/** The first page of the table: what is counted, and the first rows of each part that it shows. */
export type Start = { counts: Counts } & Record<'missing' | 'new' | 'offers', Row[]>;

/**
 * @param today `YYYY-MM-DD`, where the municipality is
 * @param each rows of each part, at most
 */
export async function readStart(client: Client, today: string, each: number): Promise<Start> {
  const [start] = await rowsOf<object>(client.rpc('desk_start', { p_today: today, p_each: each }));
  if (!start) throw new TypeError('The database counted nothing.');
  // The shape is the database function's promise (…_table.sql).
  return start as Start;
}

/** @param today `YYYY-MM-DD`, where the municipality is */
export async function countTable(client: Client, today: string): Promise<Counts> {
  const [counts] = await rowsOf(client.rpc('desk_counts', { p_today: today }));
  if (!counts) throw new TypeError('The database counted nothing.');
  return counts;
}

export interface Whole {
  one: One;
  story: Told[];
  answers: Answer[];
  proposals: Proposal[];
  near: Near[];
  /** Oldest first, the flagged ones too. */
  reports: Report[];
}

/** Everything about one contribution, found by any of its references; undefined when there is none. */
export async function findWhole(client: Client, reference: string): Promise<Whole | undefined> {
  const [whole] = await rowsOf<object>(client.rpc('desk_whole', { p_reference: reference }));
  // The shape is the database function's promise (…_reports.sql).
  return whole as Whole | undefined;
}

export async function findOne(client: Client, reference: string): Promise<One | undefined> {
  const [one] = await rowsOf(client.rpc('desk_one', { p_reference: reference }));
  return one;
}

export async function readLog(client: Client, after: Place | undefined, most: number): Promise<LogLine[]> {
  return rowsOf(
    client.rpc('desk_log', { p_after_at: after?.at ?? null, p_after_id: after?.id ?? null, p_limit: most }),
  );
}

/** @param since `YYYY-MM-DD` */
export async function readFigures(client: Client, since: string): Promise<Figures> {
  const [figures] = await rowsOf(client.rpc('desk_figures', { p_since: since }));
  if (!figures) throw new TypeError('The database counted nothing.');
  return figures;
}

export async function failedMails(client: Client): Promise<FailedMail[]> {
  return rowsOf(client.rpc('desk_mails', {}));
}

export async function listStewards(client: Client): Promise<ListedSteward[]> {
  return rowsOf(client.rpc('desk_stewards', {}));
}
