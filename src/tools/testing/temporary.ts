import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';
/** What the databases and data folders of a whole test run need, several times over. In bytes. */
const enough = 4 * 2 ** 30;

/**
 * Where a test run keeps what it throws away: in memory where there is room, because hundreds of databases and data folders that are
 * made and removed are a sixth of its time on a disk; otherwise where the machine keeps such things.
 */
export function temporaryPlace(): string {
  if (process.env.TMPDIR || process.platform !== 'linux') return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= enough && mayRunPrograms(inMemory) ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Some machines forbid programs in such a place, and tests make some. */
function mayRunPrograms(place: string): boolean {
  const folder = mkdtempSync(join(place, 'k3-may-'));
  try {
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    return spawnSync(program).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
