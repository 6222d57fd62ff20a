import { readdir } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { inProject } from '../project.ts';
import type { Header } from './format.ts';

/**
 * A backup goes into the tables it came from; what has changed since is for the migrations to do, with the rows in place.
 * @throws Problem with the way there, for a backup of newer or older tables than this code's
 */
export async function requireSameSchema({ schema }: Pick<Header, 'schema'>): Promise<void> {
  const newest = await newestMigration();
  if (schema === newest) return;
  if (schema > newest) {
    throw new Problem(
      `The backup was made by a newer version of this code (its newest migration is ${schema}, here it is ${newest}). ` +
        'Get that version or a newer one (git pull), and run again.',
    );
  }
  throw new Problem(
    `The backup was made by an older version of this code (its newest migration is ${schema}, here it is ${newest}). ` +
      'Check out the last version that had no newer one ("git log -- supabase/migrations" shows when the next came), restore ' +
      'there, and come back: the migrations that came since are then applied, as to any database.',
  );
}

async function newestMigration(): Promise<string> {
  const files = await readdir(inProject('supabase/migrations'));
  const versions = files.map((name) => /^\d+/.exec(name)?.[0] ?? '');
  return versions.sort().at(-1) ?? '';
}
