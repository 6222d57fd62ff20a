/** Reading a backup's file: nothing in it is believed before all of it has been read and agrees with its header. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '../problem.ts';
import { formatName, formatVersion, type Header, headerSchema, type Line, readLine } from './format.ts';

/** No line is longer than this, in characters: what is, is no backup, and is not read into memory. */
const longest = 32 * 1024 * 1024;

/** Reads the whole file. @throws Problem with a sentence for whatever is no backup, or is not as it was written */
export async function verifyBackup(file: string, signal: AbortSignal): Promise<Header> {
  let header: Header | undefined;
  const hash = createHash('sha256');
  const counts = new Map<string, number>();
  for await (const text of textLines(file)) {
    signal.throwIfAborted();
    if (!header) {
      header = readHeader(text, file);
      continue;
    }
    hash.update(`${text}\n`);
    const line = lineOr(damaged(file), text);
    const counted = 'table' in line ? tableKey(line.table, Object.keys(line.row)) : line.inbox;
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  if (!header) throw notABackup(file);
  if (hash.digest('hex') !== header.sha256 || !agrees(header, counts)) throw damaged(file);
  return header;
}

/** The lines after the header, of a file that has been verified. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let isHeader = true;
  for await (const text of textLines(file)) {
    if (!isHeader) yield lineOr(damaged(file), text);
    isHeader = false;
  }
}

/** Whether there are as many lines of every kind, with the very columns, as the header says, and no others. */
function agrees({ tables, inbox }: Header, counts: Map<string, number>): boolean {
  const told = [
    ...tables.map(({ name, columns, rows }) => [tableKey(name, columns), rows] as const),
    ...Object.entries(inbox),
  ].filter(([, rows]) => rows > 0);
  return told.length === counts.size && told.every(([key, rows]) => counts.get(key) === rows);
}

function tableKey(name: string, columns: string[]): string {
  return JSON.stringify([name, ...columns]);
}

function readHeader(text: string, file: string): Header {
  const told = jsonOr(notABackup(file), text) as { format?: unknown; version?: unknown } | null;
  if (told?.format !== formatName) throw notABackup(file);
  if (typeof told.version === 'number' && told.version > formatVersion) {
    throw new Problem(`${file} was made by a newer version of this code. Get that version, and run again.`);
  }
  const { data, success } = headerSchema.safeParse(told);
  if (!success) throw damaged(file);
  return data;
}

/** Split by hand: readline takes what people may write (U+2028) for the end of a line. */
async function* textLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  const source = createReadStream(file);
  // Whatever goes wrong with the source comes out where we read.
  pipeline(source, gunzip, () => {});
  gunzip.setEncoding('utf8');
  let rest = '';
  let some = false;
  try {
    for await (const chunk of gunzip as AsyncIterable<string>) {
      const [first = '', ...lines] = chunk.split('\n');
      lines.unshift(rest + first);
      rest = lines.pop() ?? '';
      if (rest.length > longest) throw notABackup(file);
      some ||= lines.length > 0;
      yield* lines;
    }
  } catch (error) {
    throw readable(error, file, some);
  } finally {
    source.destroy();
  }
  if (rest !== '') throw some ? damaged(file) : notABackup(file);
}

function readable(error: unknown, file: string, begun: boolean): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return new Problem(`There is no file ${file}. Give the path of a backup.`);
  if (code === 'EISDIR') return new Problem(`${file} is a folder. Give the path of a backup.`);
  if (!code.startsWith('Z_')) return error;
  return begun || code === 'Z_BUF_ERROR' ? damaged(file) : notABackup(file);
}

function lineOr(problem: Problem, text: string): Line {
  try {
    return readLine(text);
  } catch {
    throw problem;
  }
}

function jsonOr(problem: Problem, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem;
  }
}

function damaged(file: string): Problem {
  return new Problem(
    `${file} is damaged: not everything in it is as it was written. Nothing was restored. Use another copy of it, or an older backup.`,
  );
}

function notABackup(file: string): Problem {
  return new Problem(
    `${file} is not a backup of this site. Nothing was restored. Give a file that "npm run backup" made.`,
  );
}
