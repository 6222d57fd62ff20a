import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from '../../src/tools/database/testDatabase.ts';
import { startTestServer } from '../../src/tools/database/testServer.ts';
import type { Bench } from '../../src/tools/testing/bench.ts';
import type { Emptied } from './helpers/draining.ts';

const entries = 5000;
const megabyte = 2 ** 20;

/** After an outage: what waits moves into the database. */
export default {
  name: `An inbox of ${entries} drained`,
  async run() {
    const { server, stop } = await startTestServer();
    const database = await createTestDatabase(server);
    const dataDir = mkdtempSync(join(tmpdir(), 'k3-drain-'));
    try {
      const { seconds, taken, left, early, late } = await drainElsewhere(dataDir, {
        SUPABASE_URL: database.supabaseUrl,
        SUPABASE_SECRET_KEY: database.secretKey,
      });
      const rows = (await database.sql`select from app.contributions`).length;
      return [
        { name: 'the whole of it', value: seconds, unit: 's', max: 60 },
        { name: 'not taken', value: entries - taken + left, unit: '', max: 0 },
        { name: 'taken, and not there', value: entries - rows, unit: '', max: 0 },
        {
          name: 'objects in use, after 5 000 − after 1 000',
          value: (late.heapUsed + late.external - early.heapUsed - early.external) / megabyte,
          unit: 'MB',
          max: 10,
        },
        {
          name: 'all memory, after 5 000 − after 1 000',
          value: (late.rss - early.rss) / megabyte,
          unit: 'MB',
          max: 60,
        },
      ];
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
      await database.stop();
      await stop();
    }
  },
} satisfies Bench;

async function drainElsewhere(dataDir: string, supabase: Record<string, string>): Promise<Emptied> {
  const file = fileURLToPath(new URL('./helpers/draining.ts', import.meta.url));
  const env = { ...process.env, ...supabase, DRAINING: JSON.stringify({ dataDir, entries }) };
  const child = fork(file, { env, execArgv: ['--expose-gc'] });
  const [emptied] = await Promise.race([
    once(child, 'message') as Promise<[Emptied]>,
    once(child, 'exit').then(([code]) => {
      throw new Error(`The process that drains ended (${code}) and told nothing.`);
    }),
  ]);
  return emptied;
}
