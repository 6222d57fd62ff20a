/** What happens in a simulated week: the same seed gives the same plan, whatever comes of it. */
import type { Kind } from './contributions.ts';

/** A network that fails at once; slow ones are hours of their own, because each of their answers costs seconds. */
type Weather = 'well' | 'drops' | 'losesTheAnswer' | 'stopsHalfWay' | { status: number };
type Slowness = 'stalls' | 'answersLate' | 'appliesLate';
/** A number from 0 up to 1: which one, out of as many as there are then. */
type Pick = number;

export type Step =
  | { name: 'send'; kind: Kind; isBrowser: boolean; times: number }
  | { name: 'offerFor'; whom: 'kept' | 'waiting' | 'nobody'; pick: Pick }
  | { name: 'again'; pick: Pick; isBrowser: boolean; times: number }
  | { name: 'class'; pupils: number }
  | { name: 'weather'; at: 'database' | 'inbox'; weather: Weather }
  | { name: 'slowHour'; at: 'database' | 'inbox'; slowness: Slowness; people: number }
  | { name: 'drain'; runs: number; limitMs: number }
  /** The database goes away again while what waited for it is on its way. */
  | { name: 'shortVisit'; people: number; afterMs: number; weather: Weather }
  | { name: 'rushHour'; people: number }
  | { name: 'read'; pick: Pick }
  | { name: 'open'; pick: Pick }
  | { name: 'guess' }
  | { name: 'night' };

/** A generator of numbers from 0 up to 1 (mulberry32, public domain): the same seed gives the same numbers. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const days = 7;
const stepsADay = 24;

export function planWeek(seed: number): Step[] {
  const roll = dice(seed);
  const week = Array.from({ length: days }, () => Array.from({ length: stepsADay }, () => anyStep(roll)));
  // Few, on days of their own, and on every one of them.
  const slow: Step[] = [
    { name: 'slowHour', at: 'database', slowness: 'stalls', people: 8 },
    { name: 'slowHour', at: 'database', slowness: roll() < 0.5 ? 'answersLate' : 'appliesLate', people: 8 },
    { name: 'slowHour', at: 'inbox', slowness: 'stalls', people: 8 },
  ];
  slow.forEach((hour, index) => {
    week[index * 2 + 1]?.splice(Math.floor(roll() * stepsADay), 0, hour);
  });
  return week.flatMap((day) => [...day, { name: 'night' } as const]);
}

function anyStep(roll: () => number): Step {
  const isBrowser = roll() < 0.5;
  const pick = roll();
  const few = 1 + Math.floor(roll() * 3);
  const kind = roll() < 0.6 ? 'idea' : 'offer';
  return oneOf<() => Step>(roll, [
    [22, () => ({ name: 'send', kind, isBrowser, times: 1 })],
    [3, () => ({ name: 'send', kind, isBrowser, times: few })],
    [
      9,
      () => ({
        name: 'offerFor',
        whom: oneOf(roll, [
          [3, 'kept'],
          [3, 'waiting'],
          [1, 'nobody'],
        ]),
        pick,
      }),
    ],
    [10, () => ({ name: 'again', pick, isBrowser, times: few })],
    [3, () => ({ name: 'class', pupils: 8 + Math.floor(roll() * 10) })],
    [9, () => ({ name: 'weather', at: 'database', weather: anyWeather(roll, 10) })],
    [6, () => ({ name: 'weather', at: 'inbox', weather: anyWeather(roll, 35) })],
    [8, () => ({ name: 'drain', runs: few, limitMs: roll() < 0.3 ? 5 : 20_000 })],
    [
      4,
      () => ({
        name: 'shortVisit',
        people: 8,
        afterMs: 10 + Math.floor(roll() * 60),
        weather: anyWeather(roll, 0),
      }),
    ],
    [2, () => ({ name: 'rushHour', people: 12 })],
    [9, () => ({ name: 'read', pick })],
    [13, () => ({ name: 'open', pick })],
    [3, () => ({ name: 'guess' })],
  ])();
}

/** @param well how much likelier than each of the others that all is well */
function anyWeather(roll: () => number, well: number): Weather {
  return oneOf<Weather>(roll, [
    [well, 'well'],
    [4, 'drops'],
    [3, 'losesTheAnswer'],
    [2, 'stopsHalfWay'],
    [2, { status: 503 }],
    [1, { status: 540 }],
    [1, { status: 404 }],
    [1, { status: 401 }],
  ]);
}

function oneOf<T>(roll: () => number, weighted: [number, T][]): T {
  let left = roll() * weighted.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, one] of weighted) {
    left -= weight;
    if (left < 0) return one;
  }
  throw new Error('There is nothing to choose from.');
}
