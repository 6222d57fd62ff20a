/** Runs `npm run inbox` as a person at the keyboard does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT } from '../../src/tools/project.ts';

export interface Said {
  code: number | null;
  /** What went to the screen. */
  out: string;
  /** What went wrong, in words. */
  err: string;
}

/** @param dataDir the folder whose inbox it is about */
export async function runInbox(dataDir: string, ...args: string[]): Promise<Said> {
  const child = spawn(process.execPath, ['src/tools/run.js', 'inbox', ...args], {
    cwd: PROJECT,
    env: { ...withoutOurs(process.env), K3_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Said = { code: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: said.out.trim(), err: said.err.trim() };
}

/** What this test file has set for itself is not the command's. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(SUPABASE_.*|NETLIFY_.*|INBOX_KEY|NODE_ENV|VITEST.*)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
