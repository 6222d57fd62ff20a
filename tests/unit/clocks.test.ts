import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../netlify/http/source.ts';
import { isWorkingDay, localDay, readBy } from '../../src/domain/workingDays.ts';

const timeZone = 'Europe/Stockholm';
const hour = 3_600_000;
const day = 24 * hour;
const at = (moment: string) => new Date(moment);
const promise = (arrived: Date, workingDays = 5) =>
  readBy(arrived, { reading: { workingDays, pauses: [] }, timeZone });

describe('the day on which something arrived', () => {
  test.each([
    ['a winter midnight', '2026-12-01T22:59:59.999Z', '2026-12-01', '2026-12-02'],
    ['a summer midnight', '2027-07-01T21:59:59.999Z', '2027-07-01', '2027-07-02'],
    ['the midnight before summer time begins', '2027-03-27T22:59:59.999Z', '2027-03-27', '2027-03-28'],
    ['the midnight after summer time began', '2027-03-28T21:59:59.999Z', '2027-03-28', '2027-03-29'],
    ['the midnight before summer time ends', '2027-10-30T21:59:59.999Z', '2027-10-30', '2027-10-31'],
    ['the midnight after summer time ended', '2027-10-31T22:59:59.999Z', '2027-10-31', '2027-11-01'],
    ["New Year's midnight", '2026-12-31T22:59:59.999Z', '2026-12-31', '2027-01-01'],
    ['the midnight before a leap day', '2028-02-28T22:59:59.999Z', '2028-02-28', '2028-02-29'],
    ['the midnight after a leap day', '2028-02-29T22:59:59.999Z', '2028-02-29', '2028-03-01'],
  ])('changes at %s where the municipality is, not elsewhere', (_, last, before, after) => {
    expect(localDay(at(last), timeZone)).toBe(before);
    expect(localDay(new Date(at(last).getTime() + 1), timeZone)).toBe(after);
  });

  test('is one day during the hour that comes twice, and one around the hour that is left out', () => {
    const days = (moments: string[]) => new Set(moments.map((moment) => localDay(at(moment), timeZone)));
    expect(days(['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'])).toEqual(new Set(['2027-10-31']));
    expect(days(['2027-03-28T00:59:59Z', '2027-03-28T01:00:00Z'])).toEqual(new Set(['2027-03-28']));
  });
});

describe('the promised day', () => {
  test("for what came in just before and just after New Year's midnight counts the days off of the new year", () => {
    // 1 and 6 January are days off in the middle of the week; 2 and 3 January 2027 are a weekend.
    expect(promise(at('2026-12-31T22:59:59Z'))).toBe('2027-01-11');
    expect(promise(at('2026-12-31T23:00:00Z'))).toBe('2027-01-11');
    expect(promise(at('2026-12-30T12:00:00Z'), 1)).toBe('2027-01-04');
  });

  test('over a leap day counts it', () => {
    expect(promise(at('2028-02-28T12:00:00Z'), 1)).toBe('2028-02-29');
    expect(promise(at('2028-02-28T12:00:00Z'), 2)).toBe('2028-03-01');
  });

  test('at any time of two years is a working day, the fifth after the arrival, and never goes back', () => {
    const wrong: string[] = [];
    let before = '';
    // Eleven hours: each time comes round to every hour of the day.
    for (let moment = Date.UTC(2027, 0, 1); moment < Date.UTC(2029, 0, 1); moment += 11 * hour) {
      const promised = promise(new Date(moment));
      const days = daysBetween(localDay(new Date(moment), timeZone), promised);
      const isFifth = days.filter((one) => isWorkingDay(one, [])).length === 5 && isWorkingDay(promised, []);
      if (!isFifth || promised < before) wrong.push(`${new Date(moment).toISOString()}: ${promised}`);
      before = promised;
    }
    expect(wrong).toEqual([]);
  });
});

/** The days after the first, up to and with the last. */
function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let one = Date.parse(first) + day; one <= Date.parse(last); one += day)
    days.push(new Date(one).toISOString().slice(0, 10));
  return days;
}

describe('the number that stands for a network', () => {
  const source = (moment: Date) => sourceOf('192.0.2.7', 'secret', moment);

  test.each(['2026-11-24', '2027-01-01', '2027-03-28', '2027-10-31', '2028-02-29', '2028-03-01'])(
    'changes at the midnight (UTC) that %s begins with, and at no other time around it',
    (date) => {
      const midnight = at(`${date}T00:00:00Z`).getTime();
      const numbers = [-day, -hour, -1, 0, hour, 2 * hour, day - 1, day].map((ms) =>
        source(new Date(midnight + ms)),
      );
      const [dayBefore, hourBefore, before, after, anHour, twoHours, end, next] = numbers;
      expect([dayBefore, hourBefore]).toEqual([before, before]);
      expect([anHour, twoHours, end]).toEqual([after, after, after]);
      expect(new Set([before, after, next]).size).toBe(3);
    },
  );

  test('never comes back, whatever the clocks do', () => {
    const days = Array.from({ length: 800 }, (_, n) => source(new Date(Date.UTC(2026, 10, 23) + n * day)));
    expect(new Set(days).size).toBe(days.length);
  });
});
