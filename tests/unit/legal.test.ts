import { describe, expect, test } from 'vitest';
import { requireHonestStatement } from '../../src/components/legal/honestStatement.ts';
import kommun from '../../src/kommun/kommun.config.ts';

const says = (change: object, faults: number) => () =>
  requireHonestStatement({ ...kommun.accessibility, ...change }, faults);

describe('an accessibility statement that contradicts itself is not built', () => {
  test.each<[string, object, number, RegExp]>([
    ['fully conforming, with faults', { status: 'full' }, 2, /says "full" and lists 2 faults/],
    ['partly conforming, without telling how', { status: 'partial' }, 0, /lists no fault/],
    [
      'updated before it was assessed',
      { assessed: '2026-11-23', updated: '2026-11-22' },
      1,
      /before it was assessed/,
    ],
  ])('%s', (_, change, faults, sentence) => expect(says(change, faults)).toThrow(sentence));
  test('an honest one is', () => {
    expect(says({ status: 'partial' }, 1)).not.toThrow();
    expect(says({ status: 'full' }, 0)).not.toThrow();
  });
});
