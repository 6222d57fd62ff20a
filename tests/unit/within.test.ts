import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { within } from '../../src/data/within.ts';

test('an answer in time is the answer, and nobody waits longer than for that', async () => {
  const begun = performance.now();
  expect(await within(5000, sleep(5, 'here'))).toBe('here');
  await expect(within(5000, Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
  expect(performance.now() - begun).toBeLessThan(1000);
});

test('one that is late is none, and what comes of it afterwards troubles nobody', async () => {
  let broken: (error: Error) => void = () => {};
  const never = new Promise<string>((_, reject) => {
    broken = reject;
  });
  expect(await within(5, never)).toBeUndefined();
  broken(new Error('late'));
  // An error that nobody took would end the process here.
  await sleep(5);
});

test('nothing is left that keeps a process from ending', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const before = timers();
  await within(60_000, Promise.resolve('here'));
  expect(timers()).toBe(before);
});
