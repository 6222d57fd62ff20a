import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockFile } from '../lockFile.ts';
import { Problem } from '../problem.ts';

const held = new Map<string, () => void>();

/** Makes the data folder ours until `release()`, or until this process is gone in whatever way. */
export function holdDataFolder(dataDir: string): { dir: string; release(): void } {
  const dir = resolve(dataDir);
  if (!held.has(dir)) held.set(dir, lock(openFolder(dir)));
  return { dir, release: () => releaseDataFolder(dir) };
}

function releaseDataFolder(dir: string): void {
  held.get(dir)?.();
  held.delete(dir);
}

/** True while some process, perhaps this one, holds the folder. */
export function isHeld(dataDir: string): boolean {
  if (held.has(resolve(dataDir))) return true;
  try {
    holdDataFolder(dataDir).release();
    return false;
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

/** Nobody else's, except that root's database runs under an account of its own, which must pass through. */
function openFolder(dir: string): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { mode } = statSync(dir);
  if (process.getuid?.() === 0) chmodSync(dir, mode | 0o011);
  return dir;
}

function lock(dir: string): () => void {
  const unlock = lockFile(join(dir, 'lock'));
  if (unlock) return unlock;
  throw new Problem(
    `The data folder ${dir} is in use by another run. Stop that one, or set K3_DATA to another folder.`,
  );
}
