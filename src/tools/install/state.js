import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = join('node_modules', '.installed-from');

/** True when node_modules is whole and was made from this package-lock.json. */
export function isInstalled(project) {
  if (!existsSync(join(project, 'package-lock.json'))) {
    throw new Error(
      'package-lock.json is missing. Restore it (git checkout package-lock.json), or run "npm install".',
    );
  }
  if (read(project, STAMP) === hashOfLock(project)) return true;
  if (!agreesWithLock(project)) return false;
  try {
    markInstalled(project);
  } catch {
    // A project that may only be read works as well; it is only looked at more closely each time.
  }
  return true;
}

/** Written last, so that an installation that was cut off is not taken for a whole one. */
export function markInstalled(project) {
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  writeFileSync(join(project, STAMP), hashOfLock(project));
}

/**
 * Somebody may have run npm by hand. npm writes its own record as its last step, and `npm ci` begins by removing it;
 * packages for other platforms are in the lock and rightly not in the record.
 */
function agreesWithLock(project) {
  const wanted = packages(read(project, 'package-lock.json'));
  const there = packages(read(project, join('node_modules', '.package-lock.json')));
  if (Object.keys(there).length === 0) return false;
  const missing = Object.entries(wanted).some(
    ([path, { version, optional, link }]) => path && !link && !optional && there[path]?.version !== version,
  );
  const foreign = Object.entries(there).some(([path, { version }]) => wanted[path]?.version !== version);
  return !missing && !foreign;
}

function packages(text) {
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    return {};
  }
}

function hashOfLock(project) {
  return createHash('sha256').update(read(project, 'package-lock.json')).digest('hex');
}

function read(project, path) {
  try {
    return readFileSync(join(project, path), 'utf8');
  } catch {
    return '';
  }
}
