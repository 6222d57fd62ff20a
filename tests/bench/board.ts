import { database } from '../../src/data/client.ts';
import { createTestDatabase, type TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { startTestServer } from '../../src/tools/database/testServer.ts';
import { exportSupabase } from '../../src/tools/settings.ts';
import { type Bench, type Figure, median } from '../../src/tools/testing/bench.ts';
import { type Question, questions } from './helpers/boardQuestions.ts';
import { writeBoard } from './helpers/boardRows.ts';

/** A municipality with very many ideas, and a country. */
const [few, many] = [10_000, Number(process.env.K3_IDEAS ?? 1_000_000)];
const [warmUp, rounds] = [5, 200];

interface Board {
  supabase: TestDatabase;
  asked: Question[];
  times: Map<string, number[]>;
}

/** The board, asked through the API as its pages ask, in turns: with a million ideas on it and with ten thousand. */
export default {
  name: `The board with ${many} ideas, and with ${few} (one run, in turns, ${rounds} times)`,
  async run() {
    const { server, stop } = await startTestServer();
    const supabases = [await createTestDatabase(server), await createTestDatabase(server)] as const;
    try {
      const small = await lay(supabases[0], few);
      const large = await lay(supabases[1], many);
      for (let round = -warmUp; round < rounds; round += 1)
        for (const at of large.asked.keys())
          for (const board of [small, large]) await take(board, at, round >= 0);
      return [
        ...large.asked.flatMap((question, at) => figuresOf(question, timesOf(small, at), timesOf(large, at))),
        await sizeOf(small.supabase, few),
        await sizeOf(large.supabase, many),
      ];
    } finally {
      await Promise.all(supabases.map((supabase) => supabase.stop()));
      await stop();
    }
  },
} satisfies Bench;

async function lay(supabase: TestDatabase, ideas: number): Promise<Board> {
  await writeBoard(supabase.sql, ideas);
  return { supabase, asked: await questions(supabase.sql), times: new Map() };
}

async function take({ supabase, asked, times }: Board, at: number, counts: boolean): Promise<void> {
  const { name, ask, finds = 21 } = asked[at] as Question;
  exportSupabase(supabase);
  // Made anew for the other one each time: that is no reader's time.
  database();
  const begun = performance.now();
  const found = await ask();
  const took = performance.now() - begun;
  if (finds === 'some' ? !found : found !== finds) throw new Error(`${name}: found ${found}, not ${finds}.`);
  if (counts) times.set(name, [...(times.get(name) ?? []), took]);
}

const timesOf = ({ asked, times }: Board, at: number): number[] => times.get(asked[at]?.name ?? '') ?? [];

/** 95 of 100 were at least as quick. */
function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

function figuresOf({ name, ratio = 1.5 }: Question, small: number[], large: number[]): Figure[] {
  return [
    { name: `${name}: median`, value: median(large), unit: 'ms' },
    { name: '… 95 of 100 within', value: p95(large), unit: 'ms', max: 30 },
    { name: `… ÷ the same with ${few}`, value: p95(large) / p95(small), unit: '×', max: ratio },
  ];
}

async function sizeOf({ sql }: TestDatabase, ideas: number): Promise<Figure> {
  const [row] = await sql<{ bytes: number }[]>`select pg_database_size(current_database())::float8 as bytes`;
  const each = ((row?.bytes ?? 0) / 2 ** 20 / ideas) * 10_000;
  return { name: `the database for each 10 000 of ${ideas} ideas`, value: each, unit: 'MB' };
}
