/** src/kommun/overrides.json: what ours was when the fork put something in its place. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { inProject } from '../project.ts';

const file = 'src/kommun/overrides.json';
const entry = z.strictObject({
  /** The release of ours that it was. */
  version: z.string(),
  /** As Git names a file's content, so that Git can show what has changed since. */
  blob: z.string().regex(/^[0-9a-f]{40}$/),
});
const ledgerSchema = z.record(z.string(), entry);
/** By our file's path, or `words sv.site.menu`. */
export type Ledger = z.infer<typeof ledgerSchema>;

export async function readLedger(): Promise<Ledger> {
  const text = await readFile(inProject(file), 'utf8').catch(() => '{}');
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch {
    throw new Problem(`${file} cannot be read. Take it back from Git: git checkout -- ${file}`);
  }
}

export async function noteOriginal(name: string, content: string): Promise<void> {
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as { version: string };
  const all = { ...(await readLedger()), [name]: { version, blob: blobOf(content) } };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(inProject(file), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** As `git hash-object` gives it (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects), also where there is no Git. */
export function blobOf(content: string): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
