/** What everyone sees at an idea's table. */
import { describe, expect, test } from 'vitest';
import { looksForPeople, neededNow, seatsOf } from '../../src/domain/board.ts';
import type { Need } from '../../src/domain/choices.ts';

const idea: { needs: Need[]; met: Need[] } = { needs: ['hands', 'lead'], met: ['hands'] };

describe('at the table of an idea', () => {
  test.each(['published', 'gathering', 'active'] as const)(
    'that is %s, a need that nobody meets is a free seat',
    (status) => {
      expect(seatsOf({ ...idea, status })).toEqual(['taken', 'taken', 'free']);
      expect(neededNow({ ...idea, status })).toEqual(['lead']);
      expect(looksForPeople({ ...idea, status })).toBe(true);
    },
  );
  test.each(['done', 'resting'] as const)(
    'that is %s, nobody is looked for, so no seat is free',
    (status) => {
      expect(seatsOf({ ...idea, status })).toEqual(['taken', 'taken']);
      expect(neededNow({ ...idea, status })).toEqual([]);
      expect(looksForPeople({ ...idea, status })).toBe(false);
    },
  );
  test('where every need is met, one more seat is free: nobody is turned away', () => {
    expect(seatsOf({ needs: ['hands'], met: ['hands'], status: 'active' })).toEqual([
      'taken',
      'taken',
      'free',
    ]);
  });
});
