import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFile } from '../lockFile.ts';
import { Problem } from '../problem.ts';
import { inProject, PROJECT } from '../project.ts';
import { fingerprint } from './fingerprint.ts';
import { CACHE, distrustDist, lastSnapshot, type Snapshot, snapshotOf, takeSnapshot } from './snapshot.ts';

interface Options {
  say: (text: string) => void;
  signal?: AbortSignal;
}

/** Builds the site unless the last build was of the same sources. One build at a time, whoever asks. */
export async function ensureBuilt({ say, signal }: Options): Promise<Snapshot> {
  await mkdir(CACHE, { recursive: true });
  const release = await waitForTurn(say, signal);
  try {
    const sources = await fingerprint();
    const known = await snapshotOf(sources);
    if (known) return known;
    say('Building the site …');
    await distrustDist();
    await build(signal);
    return await takeSnapshot(sources);
  } finally {
    release();
  }
}

/** For those who serve whatever was built last. */
export async function requireBuilt(): Promise<Snapshot> {
  const built = await lastSnapshot();
  if (built) return built;
  throw new Problem('Nothing is built yet. Run "npm start" without --built once.');
}

async function waitForTurn(say: Options['say'], signal?: AbortSignal): Promise<() => void> {
  for (let told = false; ; told = true) {
    const release = lockFile(`${CACHE}/building`);
    if (release) return release;
    if (!told) say('Waiting for another build to finish …');
    await sleep(300, undefined, signal ? { signal } : {});
  }
}

async function build(signal?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [inProject('node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: PROJECT,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw explain(output);
}

/** Astro's own words from the error on, without the stack. */
function explain(output: string): Problem {
  if (/ENOSPC|no space left/i.test(output))
    return new Problem('The disk is full. Free about 2 GB and try again.');
  const lines = output.split('\n').filter((line) => !/^\s+at |Stack trace:|^\s*$/.test(line));
  const from = lines.findIndex((line) => /\[ERROR\]|^\S*Error\b/.test(line));
  const told = (from < 0 ? lines : lines.slice(from)).slice(-20);
  return new Problem(`The site could not be built:\n${told.join('\n')}`);
}
