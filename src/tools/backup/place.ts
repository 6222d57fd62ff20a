import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Problem } from '../problem.ts';
import { inProject } from '../project.ts';

/** Refuses, before anything is read, a place where no backup may lie. @throws Problem with what to do */
export function requireGoodPlace(file: string): void {
  if (existsSync(file)) {
    const isFolder = statSync(file).isDirectory();
    throw new Problem(
      `${file} ${isFolder ? 'is a folder' : 'is there already, and is not written over'}. Give the name of a new file.`,
    );
  }
  if (!existsSync(dirname(file)))
    throw new Problem(
      `There is no folder ${dirname(file)}. Make it, or choose another place for ${basename(file)}.`,
    );
  if (['public/', 'dist/'].some((folder) => file.startsWith(inProject(folder))))
    throw new Problem(
      `${dirname(file)} is published on the web, and a backup holds personal data. Choose another place.`,
    );
}

/** What to tell when the disk is full; undefined for any other error. */
export function problemOfRoom(error: unknown, file: string): Problem | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return undefined;
  return new Problem(
    `There is no room in ${dirname(file)} for the whole backup, and no half one was left. Choose another place.`,
  );
}
