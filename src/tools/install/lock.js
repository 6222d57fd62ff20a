import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './parents.js';

const BEAT_MS = 2000;
const STALE_MS = 20_000;

/** One installation at a time for a project folder. The holder's beating heart tells a live lock from a left one. */
export async function withInstallLock(project, work) {
  const lock = join(
    tmpdir(),
    `k3-install-${createHash('sha256').update(project).digest('hex').slice(0, 16)}.lock`,
  );
  const token = `${process.pid} ${randomUUID()}`;
  await take(lock, token);
  const heart = setInterval(() => beat(lock), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    if (holder(lock) === token) rmSync(lock, { force: true });
  }
}

async function take(lock, token) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lock, token, { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST')
        throw new Error(`The temporary folder cannot be written to (${error.code}): ${lock}`);
    }
    if (isStale(lock)) setAside(lock, token);
    else {
      if (!told) console.log('Waiting for another installation of the same project to finish …');
      await sleep(500);
    }
  }
}

/** Renamed first: of several who find the same stale lock, only one can move it away. */
function setAside(lock, token) {
  const aside = `${lock}.${token.split(' ')[1]}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else was first.
  }
}

function isStale(lock) {
  try {
    const silent = Date.now() - statSync(lock).mtimeMs > STALE_MS;
    const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    // An empty lock is one being written right now.
    return silent || (pid > 0 && !isAlive(pid));
  } catch {
    return false;
  }
}

function beat(lock) {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // Moved away by somebody who thought us dead; npm itself copes with that better than we can.
  }
}

function holder(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}
