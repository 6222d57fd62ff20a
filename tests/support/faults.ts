/**
 * Every request of a road goes wrong, one at a time: trouble at the Nth, for N = 1, 2, 3 … until a run comes to its end without having met
 * it (SQLite's method, https://www.sqlite.org/testing.html).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mood } from './proxy.ts';

export interface Trouble {
  /** In words, for whoever reads what failed. */
  title: string;
  at: number;
  mood: Mood;
  lasts: 'once' | 'fromThenOn';
}

interface Kind {
  does: string;
  /** Where it comes in several shapes, request after request meets another of them. */
  moods: Mood[];
  lasts: Trouble['lasts'][];
}

const kinds: readonly Kind[] = [
  { does: 'fails', moods: [{ status: 500 }, 'drops', { status: 503 }], lasts: ['once', 'fromThenOn'] },
  { does: 'hangs', moods: ['stalls'], lasts: ['once', 'fromThenOn'] },
  {
    does: 'applies, and its answer is late, lost or torn',
    moods: ['answersLate', 'losesTheAnswer', 'stopsHalfWay'],
    lasts: ['once', 'fromThenOn'],
  },
  // One that comes when everybody has gone on.
  { does: 'hangs, and applies later', moods: ['appliesLate'], lasts: ['once'] },
];

export interface Run {
  /** False when it came to its end without the trouble. */
  hasMetTrouble: boolean;
  /** How long the one who waited had to wait. */
  waitedMs: number;
}

export interface Walked {
  cases: number;
  /** The latest request that met trouble. */
  farthest: number;
  slowestMs: number;
  /** What went wrong, case by case. */
  faults: string[];
}

/**
 * @param length about as many requests as the road has when all is well: so many runs begin at once
 * @param run one life with this trouble; throws when a promise is broken
 * @param most how many of the kinds of trouble; all unless told
 */
export async function walk(
  length: number,
  run: (trouble: Trouble) => Promise<Run>,
  most = kinds.length,
): Promise<Walked> {
  const walked: Walked = { cases: 0, farthest: 0, slowestMs: 0, faults: [] };
  const hasMet = (trouble: Trouble) =>
    inTurn(async () => {
      walked.cases += 1;
      try {
        const { hasMetTrouble, waitedMs } = await run(trouble);
        walked.slowestMs = Math.max(walked.slowestMs, waitedMs);
        return hasMetTrouble;
      } catch (error) {
        walked.faults.push(`${trouble.title}: ${error instanceof Error ? error.message : error}`);
        // Far beyond the end of any road nothing is met any more.
        return trouble.at < 10 * length;
      }
    });
  const walkWith = async (troubleAt: (at: number) => Trouble) => {
    const met = await Promise.all(Array.from({ length }, (_, index) => hasMet(troubleAt(index + 1))));
    while (met.at(-1)) met.push(await hasMet(troubleAt(met.length + 1)));
    walked.farthest = Math.max(walked.farthest, met.lastIndexOf(true) + 1);
  };
  const chains = kinds.slice(0, most).flatMap((kind) => kind.lasts.map((lasts) => troubles(kind, lasts)));
  await Promise.all(chains.map(walkWith));
  return walked;
}

function troubles({ does, moods }: Kind, lasts: Trouble['lasts']) {
  return (at: number): Trouble => ({
    title: `request ${at} ${does}${lasts === 'once' ? '' : ' (and so do all after it)'}`,
    at,
    mood: moods[(lasts === 'once' ? at : at + 1) % moods.length] ?? 'drops',
    lasts,
  });
}

/** Runs at the same time, most of which only wait; and how soon one after the other they begin, in milliseconds. */
const atOnce = 20;
const pace = 30;

const waiting: (() => void)[] = [];
let running = 0;
let beginning: Promise<unknown> = Promise.resolve();

async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  beginning = beginning.then(() => sleep(pace));
  await beginning;
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
