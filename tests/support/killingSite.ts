/** A real site and a real Supabase, each part a process of its own, to be killed and started again at the same addresses. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { freePort } from '../../src/tools/database/freePort.ts';
import { type KillableSupabase, type Part, startKillableSupabase } from './killingSupabase.ts';
import { type RunningSite, removeTemporaryFolders, startSite, temporaryFolder } from './site.ts';

export interface KillableSite {
  /** "http://localhost:43210", also while nobody answers there. */
  url: string;
  supabase: KillableSupabase;
  /** How many processes have been killed. */
  kills: number;
  /** SIGKILL, all at once. */
  kill(...parts: (Part | 'site')[]): Promise<void>;
  /** Starts the site again, with the port and the data folder it had. */
  start(): Promise<void>;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  /** Names of what lies in the inbox on the disk, waiting or stuck. */
  inTheInbox(): string[];
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
}

/** Call it at the top of a file. */
export function useKillableSite(): KillableSite {
  const dataDir = temporaryFolder();
  let site: RunningSite;
  let port = 0;
  const killable: KillableSite = {
    url: '',
    supabase: undefined as unknown as KillableSupabase,
    kills: 0,
    async kill(...parts) {
      killable.kills += parts.length;
      const killed = (part: Part | 'site') =>
        part === 'site' ? site.end('SIGKILL') : killable.supabase.kill(part);
      await Promise.all(parts.map(killed));
    },
    async start() {
      site = await startSite({ dataDir, env: { ...killable.supabase.env, PORT: String(port) } });
      killable.url = site.url;
    },
    stop: () => site.end('SIGTERM'),
    inTheInbox() {
      const entries = readdirSync(join(dataDir, 'inbox'), { recursive: true }).map(String);
      return entries.filter((path) => /^entries.+\d{13}-[0-9a-f]{64}$/.test(path));
    },
    async drained() {
      await expect.poll(killable.inTheInbox, { timeout: 60_000, interval: 100 }).toEqual([]);
    },
  };
  beforeAll(async () => {
    killable.supabase = await startKillableSupabase();
    port = await freePort();
    await killable.start();
  });
  afterAll(async () => {
    await site?.end('SIGTERM');
    await killable.supabase?.stop();
    removeTemporaryFolders();
  });
  return killable;
}
