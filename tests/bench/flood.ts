import autocannon from 'autocannon';
import postgres from 'postgres';
import type { Bench } from '../../src/tools/testing/bench.ts';
import { databaseUrlOf, startSite } from '../support/site.ts';
import { nextIdea } from './helpers/people.ts';

const connections = 100;
const seconds = 30;

/** A hundred people at a time, each with an idea of their own, for as long as half a minute. */
export default {
  name: `${connections} at a time for ${seconds} s, each with an idea, on \`npm start\``,
  async run() {
    const site = await startSite({ env: { K3_DEMO: '0' } });
    try {
      const { latency, errors, timeouts, requests, ...answers } = await autocannon({
        url: site.url,
        connections,
        duration: seconds,
        requests: [{ setupRequest: (request) => ({ ...request, ...nextIdea() }) }],
      });
      const accepted = answers['2xx'] + answers['3xx'];
      return [
        { name: 'accepted', value: accepted, unit: '' },
        { name: 'accepted a second', value: accepted / answers.duration, unit: '' },
        { name: 'half of them within', value: latency.p50, unit: 'ms' },
        { name: '99 of 100 within', value: latency.p99, unit: 'ms' },
        { name: 'the slowest', value: latency.max, unit: 'ms' },
        { name: 'the second ÷ the first', value: latency.p99 / latency.p50, unit: '×', max: 5 },
        { name: 'errors, timeouts included', value: errors, unit: '', max: 0 },
        { name: 'of them timeouts', value: timeouts, unit: '', max: 0 },
        { name: 'answers of 4xx and 5xx', value: answers['4xx'] + answers['5xx'], unit: '', max: 0 },
        {
          name: 'accepted, and not there',
          value: Math.max(0, accepted - (await thereIn(site.dataDir, site.url))),
          unit: '',
          max: 0,
        },
        { name: 'still waiting in the inbox', value: await waitingAt(site.url), unit: '' },
      ];
    } finally {
      await site.end('SIGTERM');
    }
  },
} satisfies Bench;

/** Rows and what waits; the last hundred were cut off, and may or may not be there. */
async function thereIn(dataDir: string, url: string): Promise<number> {
  const waiting = await waitingAt(url);
  const sql = postgres(databaseUrlOf(dataDir), { max: 1 });
  const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from app.contributions`;
  await sql.end();
  return (row?.rows ?? 0) + waiting;
}

async function waitingAt(url: string): Promise<number> {
  return ((await (await fetch(`${url}/api/health`)).json()) as { inbox: number }).inbox;
}
