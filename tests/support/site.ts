import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, PROJECT } from '../../src/tools/project.ts';

/** A real `npm start` on a port and with a data folder of its own. */
export interface RunningSite {
  /** "http://localhost:43210", without a slash at the end. */
  url: string;
  dataDir: string;
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Sends the signal and waits for the end; returns the exit code (null when it was killed). */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

interface Options {
  env?: Record<string, string>;
  /** Given: used and kept. Otherwise a temporary one, removed when the site ends politely. */
  dataDir?: string;
  /** Sends a signal (SIGTERM unless told) this long after the beginning, ready or not. */
  stopAfterMs?: number;
  stopSignal?: NodeJS.Signals;
  /** Sends SIGTERM as soon as it has said this. */
  stopOnceSaid?: string;
  /** By typing the very command; signals then reach npm only. */
  viaNpm?: boolean;
}

/** Resolves at `Ready`; rejects with what it printed when it ends before that. */
export async function startSite(options: Options = {}): Promise<RunningSite> {
  const { env = {}, dataDir, stopAfterMs, stopSignal, stopOnceSaid, viaNpm = false } = options;
  const folder = dataDir ?? temporaryFolder();
  const direct = [process.execPath, inProject('src/tools/start.ts'), '--built'];
  const [command = '', ...args] = viaNpm ? ['npm', 'start', '--', '--built'] : direct;
  const child = spawn(command, args, {
    cwd: PROJECT,
    env: { ...withoutOurs(process.env), PORT: '0', K3_DATA: folder, ...env },
    // The channel ends the site when the test run is cut off, even if that is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  const ended = once(child, 'close');
  if (stopAfterMs !== undefined) setTimeout(() => child.kill(stopSignal), stopAfterMs);
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        const isNew = stopOnceSaid !== undefined && !printed.includes(stopOnceSaid);
        printed += text;
        if (isNew && printed.includes(stopOnceSaid)) child.kill('SIGTERM');
        const url = /^Ready (\S+)\/$/m.exec(printed)?.[1];
        if (url) resolve(url);
      });
    }
  });
  const url = await Promise.race([ready, ended.then(() => undefined)]);
  if (!url) throw new SiteDidNotStart(printed.trim(), child.exitCode);
  return {
    url,
    dataDir: folder,
    pid: child.pid ?? 0,
    output: () => printed,
    async end(signal) {
      child.kill(signal);
      await ended;
      if (!dataDir && signal !== 'SIGKILL') rmSync(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** The test file's own Supabase (see useDatabase) is not the site's; vitest's NODE_ENV is not either. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(SUPABASE_.*|SMTP_URL|URL|NODE_ENV|VITEST.*)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

/** What a start that must refuse says. */
export async function refusalOf(starting: Promise<RunningSite>): Promise<SiteDidNotStart> {
  const started = await starting.catch((error: unknown) => error);
  if (started instanceof SiteDidNotStart) return started;
  throw new Error('The site started, and should have refused to.');
}

/** What a start that refused said about it. */
class SiteDidNotStart extends Error {
  exitCode: number | null;

  constructor(printed: string, exitCode: number | null) {
    super(printed);
    this.exitCode = exitCode;
  }
}

/** Where the database of a running site is, for looking at rows with the package `postgres`. */
export function databaseUrlOf(dataDir: string): string {
  const { databasePassword } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://postgres:${databasePassword}@127.0.0.1:${port}/postgres`;
}

const made: string[] = [];

/** For an afterAll: whatever temporaryFolder() made, when nothing runs in it any more. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A folder that the database's own account may pass through when the tests run as root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'k3-site-'));
  chmodSync(folder, 0o711);
  made.push(folder);
  return folder;
}
