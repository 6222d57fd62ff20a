/** Measuring, in ways that a busy machine does not spoil: never against the clock, always one against the other. */

import { median } from '../../../src/tools/testing/bench.ts';

type Work = () => unknown;

/**
 * How much longer the slowest takes than the quickest, by the medians of many measures, taken in turns so that whatever else the
 * machine does falls on all alike: 1 when they cannot be told apart.
 */
export async function spread(works: readonly Work[], rounds: number): Promise<number> {
  const times = works.map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const begun = performance.now();
      await work();
      times[at]?.push(performance.now() - begun);
    }
  }
  const medians = times.map(median);
  return Math.max(...medians) / Math.min(...medians);
}

/**
 * How much more work the larger is than as much in smaller ones, each at its least: 1 where the work grows with the length, `times` where
 * it grows with the length's square. As much, so that what is thrown away weighs the same on both sides and is swept up as often. Counted
 * in the processor's time, so that what else the machine does is not in it.
 *
 * @param times how many times the length of the smaller the larger has
 */
export async function growth(smaller: Work, larger: Work, times: number, rounds = 9): Promise<number> {
  const asMuch = async () => {
    for (let time = 0; time < times; time += 1) await smaller();
  };
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round <= rounds; round += 1) {
    const [small, large] = [await workOf(asMuch), await workOf(larger)];
    // The first round warms up.
    if (round === 0) continue;
    least = Math.min(least, small);
    most = Math.min(most, large);
  }
  return most / least;
}

/** In microseconds, and never nothing. */
async function workOf(work: Work): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(user + system, 1);
}
