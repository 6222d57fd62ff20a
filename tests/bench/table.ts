import type { Client } from '../../src/data/client.ts';
import { createTestDatabase, type TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { startTestServer, type TestServer } from '../../src/tools/database/testServer.ts';
import { type Bench, type Figure, median } from '../../src/tools/testing/bench.ts';
import { type Question, questions } from './helpers/tableQuestions.ts';
import { writeRows } from './helpers/tableRows.ts';
import { sitDown } from './helpers/tableSteward.ts';

const [many, few] = [10_000, 10];
const [warmUp, rounds] = [8, 40];

interface Table {
  client: Client;
  asked: Question[];
  times: Map<string, number[]>;
}

/** The stewards' table, asked through the API as one of them, in turns: with ten thousand waiting and with ten. */
export default {
  name: `The table with ${many} waiting, and with ${few} (one run, in turns, ${rounds} times)`,
  async run() {
    const { server, stop } = await startTestServer();
    const databases = [await createTestDatabase(server), await createTestDatabase(server)] as const;
    try {
      const full = await layTable(databases[0], server, many);
      const nearlyEmpty = await layTable(databases[1], server, few);
      for (let round = -warmUp; round < rounds; round += 1)
        for (const at of full.asked.keys())
          for (const table of [full, nearlyEmpty]) await take(table, at, round >= 0);
      return full.asked.flatMap((question, at) =>
        figuresOf(question, timesOf(full, at), timesOf(nearlyEmpty, at)),
      );
    } finally {
      await Promise.all(databases.map((database) => database.stop()));
      await stop();
    }
  },
} satisfies Bench;

async function layTable(database: TestDatabase, server: TestServer, rows: number): Promise<Table> {
  await writeRows(database.sql, rows, 'full');
  const client = await sitDown(database, server);
  const [middle] = await database.sql<{ id: number; at: string; reference: string }[]>`
    select id::int, arrived_at::text as at, reference from app.contributions
    where id >= ${rows / 2} and kind = 'idea' order by id limit 1`;
  if (!middle) throw new Error('There is no row in the middle.');
  return { client, asked: questions(middle), times: new Map() };
}

async function take({ client, asked, times }: Table, at: number, counts: boolean): Promise<void> {
  const { name, ask } = asked[at] as Question;
  const begun = performance.now();
  await ask(client);
  const took = performance.now() - begun;
  if (counts) times.set(name, [...(times.get(name) ?? []), took]);
}

const timesOf = ({ asked, times }: Table, at: number): number[] => times.get(asked[at]?.name ?? '') ?? [];

/** 95 of 100 were at least as quick. */
function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

function figuresOf({ name, isTold }: Question, full: number[], nearlyEmpty: number[]): Figure[] {
  const within = { name: `${name}, 95 of 100 within`, value: p95(full), unit: 'ms' };
  return [
    isTold ? within : { ...within, max: 30 },
    { name: '… and the median ÷ the one with ten', value: median(full) / median(nearlyEmpty), unit: '×' },
  ];
}
