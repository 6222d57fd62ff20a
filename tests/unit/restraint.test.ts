import { beforeEach, describe, expect, test } from 'vitest';
import { forgetAll, mayAsk } from '../../netlify/http/restraint.ts';

beforeEach(forgetAll);
const now = 1_000_000;
/** How many of so many questions are let through. */
const through = (count: number, from: (n: number) => string, at = now) =>
  Array.from({ length: count }, (_, n) => mayAsk(from(n), at)).filter(Boolean).length;
const network = (n: number) => `198.18.${n >> 8}.${n & 255}`;

describe('the database is asked', () => {
  test('by one network only so often, and the next one gets its answer', () => {
    expect(through(1000, () => network(0))).toBe(60);
    expect(mayAsk(network(1), now)).toBe(true);
    expect(through(10, () => network(0), now + 3000)).toBe(3);
  });
  test('by what takes many questions as many times less often', () => {
    expect(Array.from({ length: 20 }, () => mayAsk(network(0), now, 6)).filter(Boolean)).toHaveLength(10);
    expect(mayAsk(network(0), now)).toBe(false);
    expect([mayAsk(network(0), now + 5000, 6), mayAsk(network(0), now + 6000, 6)]).toEqual([false, true]);
  });
  test('by all together only so often: when very many networks ask at once, everybody waits a moment', () => {
    expect(through(5000, network)).toBe(600);
    expect(mayAsk('192.0.2.77', now)).toBe(false);
    expect(mayAsk('192.0.2.77', now + 1000)).toBe(true);
    expect(through(5000, network, now + 2000)).toBeLessThanOrEqual(60);
  });
});
