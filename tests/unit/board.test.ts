/** What everyone sees at an idea's table, and when it last changed. */
import { describe, expect, test } from 'vitest';
import { lastChangeOf, looksForPeople, neededNow, seatsOf } from '../../src/domain/board.ts';
import type { Need } from '../../src/domain/choices.ts';
import type { Answer } from '../../src/domain/table.ts';

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

describe('an idea last changed', () => {
  const answered = (...days: string[]) => days.map((publishedAt) => ({ publishedAt }) as Answer);
  const changedAt = '2026-11-20T10:00:00.123456+00:00';
  test.each([
    ['when it did, where nobody has answered', [], changedAt],
    ['when it did, where the answers came before', ['2026-11-19T10:00:00+00:00'], changedAt],
    [
      'when it was last answered, where that came after',
      ['2026-11-19T10:00:00+00:00', '2026-11-21T10:00:00+00:00'],
      '2026-11-21T10:00:00+00:00',
    ],
  ])('%s', (_, days, last) => expect(lastChangeOf({ changedAt, answers: answered(...days) })).toBe(last));
});
