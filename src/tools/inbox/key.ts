import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

/** The key that the inbox of a data folder is sealed with: random, made once, written whole or not at all, for its owner only. */
export function ensureInboxKey(dataDir: string): string {
  const file = join(dataDir, 'inbox.key');
  const known = readKey(file);
  if (known) return known;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    // Linked, not renamed: when two commands make one at the same moment, both go on with the first.
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readKey(file) ?? '';
}

function readKey(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (/^[\w-]{43}$/.test(text)) return text;
  throw new Problem(
    `${file} is damaged, and without it what waits in the inbox cannot be read. Restore it from a copy.`,
  );
}
