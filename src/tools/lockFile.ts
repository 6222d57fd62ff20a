import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/**
 * Takes a lock that is the operating system's own, through an empty SQLite file: it ends with the process, however
 * that ends, so there are no stale ones. Returns how to let go, or undefined when somebody else has it.
 */
export function lockFile(path: string): (() => void) | undefined {
  // SQLite would only say that it cannot open the file; this says why.
  accessSync(dirname(path), constants.W_OK);
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('begin exclusive');
    return () => file.close();
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}
