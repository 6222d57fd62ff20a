/** What the fuzzing is done against: the built site on a real port, a real database and a real inbox, all of them new. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { drain } from '../../src/inbox/drain.ts';
import { createTestDatabase } from '../../src/tools/database/testDatabase.ts';
import type { TestServer } from '../../src/tools/database/testServer.ts';
import { openInbox } from '../../src/tools/inbox/openInbox.ts';
import { exportSupabase } from '../../src/tools/settings.ts';
import type { Snapshot } from '../../src/tools/site/snapshot.ts';
import { UndoList } from '../../src/tools/stopping.ts';
import { openSite } from '../support/attacks/site.ts';

export interface FuzzWorld {
  port: number;
  /** "http://localhost:43210" */
  url: string;
  sql: Sql;
  /** Everything that was logged since it was asked the last time. */
  logged(): string[];
  /** What waits in the inbox goes into the database. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

const loggers = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** @param built what is served; left out, the last build */
export async function openWorld(server: TestServer, built?: Snapshot): Promise<FuzzWorld> {
  const undo = new UndoList();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'k3-fuzz-'));
    chmodSync(folder, 0o711);
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const database = await createTestDatabase(server);
    undo.push(database.stop);
    exportSupabase(database);
    undo.push((await openInbox(folder)).close);
    const site = await openSite(built);
    undo.push(site.close);
    const { take, restore } = listen();
    undo.push(restore);
    await drain(1000);
    return {
      port: site.port,
      url: site.url,
      sql: database.sql,
      logged: take,
      drain: async () => void (await drain(10_000)),
      close: () => undo.run(),
    };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** Hears what is logged, in place of the screen. */
function listen() {
  const lines: string[] = [];
  const before = loggers.map((name) => console[name]);
  for (const name of loggers) {
    console[name] = (...said: unknown[]) => {
      lines.push(said.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '));
    };
  }
  return {
    take: () => lines.splice(0),
    restore() {
      for (const [at, name] of loggers.entries()) console[name] = before[at] ?? console.log;
    },
  };
}
