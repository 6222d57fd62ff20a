import { createTestDatabase } from '../../src/tools/database/testDatabase.ts';
import { startTestServer } from '../../src/tools/database/testServer.ts';
import type { Bench } from '../../src/tools/testing/bench.ts';
import { startProxy } from '../support/proxy.ts';
import { startSite } from '../support/site.ts';
import { nextIdea } from './helpers/people.ts';

const people = 50;
const waves = 3;

/** The database takes every request and never says anything: how long does anybody wait, and is everything there afterwards? */
export default {
  name: `${waves} times ${people} people at once while the database says nothing`,
  async run() {
    const { server, stop } = await startTestServer();
    const database = await createTestDatabase(server);
    const proxy = await startProxy(database.supabaseUrl);
    const { publishableKey, secretKey } = database;
    const site = await startSite({
      env: {
        SUPABASE_URL: proxy.url,
        SUPABASE_PUBLISHABLE_KEY: publishableKey,
        SUPABASE_SECRET_KEY: secretKey,
      },
    });
    try {
      proxy.mood = 'stalls';
      const waits: number[] = [];
      let refused = 0;
      for (let wave = 0; wave < waves; wave += 1) {
        const send = async () => {
          const begun = performance.now();
          const status = await post(site.url);
          if ([202, 303].includes(status)) waits.push(performance.now() - begun);
          else refused += 1;
        };
        await Promise.all(Array.from({ length: people }, send));
      }
      proxy.mood = 'well';
      const rows = async () => (await database.sql`select from app.contributions`).length;
      const until = performance.now() + 60_000;
      while ((await rows()) < waits.length && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return [
        { name: 'the slowest that was accepted', value: Math.max(...waits), unit: 'ms', max: 4000 },
        { name: 'not accepted', value: refused, unit: '', max: 0 },
        {
          name: 'accepted, and not there afterwards',
          value: waits.length - (await rows()),
          unit: '',
          max: 0,
        },
      ];
    } finally {
      await site.end('SIGTERM');
      await proxy.stop();
      await database.stop();
      await stop();
    }
  },
} satisfies Bench;

async function post(url: string): Promise<number> {
  const { path, ...init } = nextIdea();
  const response = await fetch(url + path, { ...init, redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
}
