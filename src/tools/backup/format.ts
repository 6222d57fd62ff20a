/**
 * What a backup looks like: gzip around lines of JSON. The first line is the header; then come the entries of the inbox and the rows
 * of the database, one a line. Values are as PostgreSQL writes them as text, so that none of any type is rounded or lost.
 */
import { z } from 'zod';

export const formatName = 'kommun-3.0 backup';
export const formatVersion = 1;

const count = z.int().min(0);

export const headerSchema = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  /** When it was made, ISO 8601. */
  made: z.iso.datetime(),
  /** The newest migration of the database it was made from. */
  schema: z.string().regex(/^\d+$/),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: count })),
  /** The next number of each sequence. */
  sequences: z.record(z.string(), z.string().regex(/^-?\d{1,19}$/)),
  inbox: z.object({ waiting: count, stuck: count }),
  /** SHA-256 of everything after this line, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Header = z.infer<typeof headerSchema>;

/** The header without what is only known of a whole file. */
export type Contents = Pick<Header, 'schema' | 'tables' | 'sequences' | 'inbox'>;

const rowLine = z.strictObject({ table: z.string(), row: z.record(z.string(), z.string().nullable()) });

/** `text`: what had been sealed. `bytes` (base64): what could not be opened, as it lay there. */
const entryLine = z.strictObject({
  inbox: z.enum(['waiting', 'stuck']),
  name: z.string().regex(/^\d{13}-[0-9a-f]{64}$/),
  text: z.string().optional(),
  bytes: z.base64().optional(),
  reason: z.string(),
  at: z.string(),
});

const lineSchema = z.union([rowLine, entryLine]);

export type RowLine = z.infer<typeof rowLine>;
export type EntryLine = z.infer<typeof entryLine>;
export type Line = RowLine | EntryLine;

export function writeLine(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/** @throws Error for what is no line of a backup */
export function readLine(text: string): Line {
  return lineSchema.parse(JSON.parse(text));
}

export function emptyContents(): Contents {
  return { schema: '', tables: [], sequences: {}, inbox: { waiting: 0, stuck: 0 } };
}

export function rowsIn({ tables }: Contents): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** "12 rows and 3 entries of the inbox (1 of them stuck)". */
export function inWords(contents: Contents): string {
  const { waiting, stuck } = contents.inbox;
  const stuckOnes = stuck > 0 ? ` (${stuck} of them stuck)` : '';
  const entries = waiting + stuck;
  return `${counted(rowsIn(contents), 'row')} and ${counted(entries, 'entry', 'entries')} of the inbox${stuckOnes}`;
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
