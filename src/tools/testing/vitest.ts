import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, PROJECT } from '../project.ts';
import type { Outcome } from './outcome.ts';
import { temporaryPlace } from './temporary.ts';
import { readOutcomes } from './vitestReport.ts';

/** A run that takes longer than this hangs. */
const LIMIT_MS = 30 * 60_000;

/** Runs projects of vitest.config.ts together, so that none waits for another's last file; their own lines are shown as they come. */
export async function runVitest(
  parts: readonly string[],
  filters: string[],
  signal: AbortSignal,
): Promise<Outcome[]> {
  // A part may be more than one project: integration-tidy is one of integration.
  const projects = parts.map((part) => `--project=${part}*`);
  const place = temporaryPlace();
  const folder = await mkdtemp(join(place, 'k3-report-'));
  const reportFile = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  try {
    const child = spawn(
      process.execPath,
      [inProject('node_modules/vitest/vitest.mjs'), 'run', ...projects, ...reporters, ...filters],
      { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'], env: environment(place, folder) },
    );
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    const limit = setTimeout(stop, LIMIT_MS);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    clearTimeout(limit);
    signal.removeEventListener('abort', stop);
    const report = await readFile(reportFile, 'utf8').catch(() => '');
    return readOutcomes(parts, { report, exitCode, filtered: filters.length > 0 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tests bring their own Supabase, port and data; what the developer's shell says about those is not for them. */
function environment(place: string, folder: string): NodeJS.ProcessEnv {
  const ours = [
    'SUPABASE_URL',
    'SUPABASE_PUBLISHABLE_KEY',
    'SUPABASE_SECRET_KEY',
    'PORT',
    'K3_DATA',
    'K3_DEMO',
    'URL',
  ];
  const theirs = Object.entries(process.env).filter(([name]) => !ours.includes(name));
  return {
    ...Object.fromEntries(theirs),
    TMPDIR: place,
    K3_DISK: tmpdir(),
    // Tests copy the project, and what was compiled of such copies is of no use to anyone afterwards.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
}
