import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../project.ts';

/** Kept with what is installed: both go when node_modules goes. */
export const CACHE = inProject('node_modules/.cache/kommun-3.0');
const STAMP = join(CACHE, 'built');
const DIST_STAMP = join(CACHE, 'built-in-dist');
const KEPT = 3;

/**
 * A copy of one build: `dist/`, the bundle for on-demand pages in `ssr/`, and the adapter's `config.json`. The server
 * serves the copy, because the next build empties `dist`, and the adapter empties the bundle whenever any Astro
 * command begins (dev, check), also while the site is being served.
 */
export type Snapshot = string;

/** The copy of the last whole build, whatever it was made of. */
export async function lastSnapshot(): Promise<Snapshot | undefined> {
  const built = await read(STAMP);
  return built !== '' && existsSync(folderOf(built)) ? folderOf(built) : undefined;
}

/** The copy that was made of these sources, if that was the last build: functions fill in the pages of dist itself. */
export async function snapshotOf(fingerprint: string): Promise<Snapshot | undefined> {
  const [built, inDist] = await Promise.all([read(STAMP), read(DIST_STAMP)]);
  if (built !== fingerprint || inDist !== fingerprint) return undefined;
  return existsSync(inProject('dist/borja/index.html')) ? lastSnapshot() : undefined;
}

/** From now on dist is not to be trusted, until the next snapshot is taken of it. */
export async function distrustDist(): Promise<void> {
  await rm(DIST_STAMP, { force: true });
}

export async function takeSnapshot(fingerprint: string): Promise<Snapshot> {
  const folder = folderOf(fingerprint);
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await cp(inProject('dist'), join(unfinished, 'dist'), { recursive: true });
  await cp(inProject('.netlify/v1/functions/ssr'), join(unfinished, 'ssr'), { recursive: true });
  await cp(inProject('.netlify/v1/config.json'), join(unfinished, 'config.json'));
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  await writeFile(STAMP, fingerprint);
  await writeFile(DIST_STAMP, fingerprint);
  await removeOld();
  return folder;
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

function folderOf(fingerprint: string): string {
  return join(CACHE, `site-${fingerprint.slice(0, 16)}`);
}

/** A few are kept: an older one may still be served. */
async function removeOld(): Promise<void> {
  const names = (await readdir(CACHE)).filter((name) => name.startsWith('site-'));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(CACHE, name))).mtimeMs })),
  );
  for (const { name } of dated.sort((a, b) => b.at - a.at).slice(KEPT)) {
    await rm(join(CACHE, name), { recursive: true, force: true });
  }
}
