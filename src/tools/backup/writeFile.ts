/** Writing a backup's file: whole, readable by its owner only, or not there at all. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { Problem } from '../problem.ts';
import { type Contents, formatName, formatVersion, type Header } from './format.ts';
import { verifyBackup } from './readFile.ts';

/**
 * The header stands first and is known last. So its place is kept free: a gzip member of its own, not compressed and filled up with
 * blanks, which has the same length whatever it says. Until it is written the file is no gzip at all.
 */
const headerLength = 32 * 1024;
const placeLength = headerMember('').length;

/**
 * Writes the lines, and then the header that says what they were.
 * @param lines consumed to their end before `contents` is looked at
 * @returns the size of the file in bytes
 */
export async function writeBackup(
  file: string,
  lines: AsyncIterable<string>,
  contents: Contents,
  signal: AbortSignal,
): Promise<number> {
  await sweepUnfinished(file);
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    const sha256 = await writeLines(unfinished, lines, signal);
    const made = new Date().toISOString();
    const header = { format: formatName, version: formatVersion, made, ...contents, sha256 } as const;
    const size = await writeHeader(unfinished, header);
    await requireWhole(unfinished, signal);
    await rename(unfinished, file);
    return size;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeLines(path: string, lines: AsyncIterable<string>, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<string> {
    for await (const some of lines) {
      hash.update(some);
      yield some;
    }
  }
  const sink = createWriteStream(path, { flags: 'wx', mode: 0o600, start: placeLength });
  await pipeline(hashed(), createGzip(), sink, { signal });
  return hash.digest('hex');
}

async function writeHeader(path: string, header: Header): Promise<number> {
  const member = headerMember(JSON.stringify(header));
  if (member.length !== placeLength) throw new Error('The header is longer than the place kept for it.');
  const handle = await open(path, 'r+');
  try {
    // Not write(): on a full disk that writes a part and calls it a success.
    await handle.writeFile(member);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** A backup that was never read is none. */
async function requireWhole(path: string, signal: AbortSignal): Promise<void> {
  try {
    await verifyBackup(path, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new Problem(
      'What was written could not be read back as it was, so no backup was left. Choose another disk.',
      { cause: error },
    );
  }
  signal.throwIfAborted();
}

function headerMember(text: string): Buffer {
  const blanks = Math.max(0, headerLength - 1 - Buffer.byteLength(text));
  return gzipSync(`${text}${' '.repeat(blanks)}\n`, { level: 0 });
}

/** What a run that was killed has left: it holds what people wrote, so it does not stay. */
async function sweepUnfinished(file: string): Promise<void> {
  const beginning = `${basename(file)}.unfinished-`;
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(beginning) || isAlive(Number(name.slice(beginning.length)))) continue;
    await rm(join(dirname(file), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
