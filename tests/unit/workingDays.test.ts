import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { isWorkingDay, readBy } from '../../src/domain/workingDays.ts';

const timeZone = 'Europe/Stockholm';
const promise = (arrived: string, pauses: { from: string; to: string; why: string }[] = []) =>
  readBy(new Date(arrived), { reading: { workingDays: 5, pauses }, timeZone });

describe('the promised day is one when somebody really reads', () => {
  test('five working days from a Monday is the next Monday', () => {
    expect(promise('2026-11-23T10:00:00Z')).toBe('2026-11-30');
  });
  test('the day counts where the municipality is, also just after midnight there', () => {
    expect(promise('2026-11-23T23:30:00Z')).toBe('2026-12-01');
  });
  test('Christmas, New Year and Epiphany do not count', () => {
    expect(promise('2026-12-22T10:00:00Z')).toBe('2027-01-04');
  });
  test('a pause moves the day past its last day', () => {
    expect(promise('2026-12-18T10:00:00Z', [{ from: '2026-12-21', to: '2027-01-06', why: 'jul' }])).toBe(
      '2027-01-13',
    );
  });
  test('the change to summer time neither adds nor takes a day', () => {
    expect(promise('2027-03-26T22:59:00Z')).toBe('2027-04-05');
  });
  test('days off agree with an independent calendar for fifty years', () => {
    const swedish = new Holidays('SE');
    for (let year = 2020; year < 2070; year += 1) {
      const off = new Set(
        swedish
          .getHolidays(year)
          .filter(({ type }) => type === 'public' || type === 'bank')
          .map(({ date }) => date.slice(0, 10)),
      );
      for (let day = Date.UTC(year, 0, 1, 12); day < Date.UTC(year + 1, 0, 1, 12); day += 86_400_000) {
        const date = new Date(day).toISOString().slice(0, 10);
        const weekend = [0, 6].includes(new Date(day).getUTCDay());
        expect([date, isWorkingDay(date, [])]).toEqual([date, !weekend && !off.has(date)]);
      }
    }
  });
});
