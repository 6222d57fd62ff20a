/** When a contribution will have been read: a real date, counted in working days in the municipality's own time zone. */
import { easter } from 'date-easter';
import type { Kommun } from './kommun.ts';

const dayInMs = 86_400_000;

/**
 * @param arrived the moment of arrival
 * @returns the promised day as `YYYY-MM-DD`: the n-th working day after the day of arrival, where Saturdays, Sundays, days off and
 *   the fork's pauses do not count
 */
export function readBy(arrived: Date, { reading, timeZone }: Pick<Kommun, 'reading' | 'timeZone'>): string {
  let day = localDay(arrived, timeZone);
  for (let left = reading.workingDays; left > 0; ) {
    day = shift(day, 1);
    if (isWorkingDay(day, reading.pauses)) left -= 1;
  }
  return day;
}

/** Does somebody read on this day (`YYYY-MM-DD`)? */
export function isWorkingDay(day: string, pauses: Kommun['reading']['pauses']): boolean {
  const paused = pauses.some(({ from, to }) => from <= day && day <= to);
  return !paused && weekday(day) !== saturday && weekday(day) !== sunday && !isDayOff(day);
}

const [sunday, friday, saturday] = [0, 5, 6];
const fixedDaysOff = ['01-01', '01-06', '05-01', '06-06', '12-25', '12-26'];
// No days off by that law, but semesterlagen (1977:480) 3 a § equates them with Sundays, and town halls are closed.
const fixedEves = ['12-24', '12-31'];

/**
 * Days off that can fall on a working day: lag (1989:253) om allmänna helgdagar, and the three eves. Midsummer Day, All Saints' Day,
 * Easter Day and Whit Sunday are always a Saturday or Sunday.
 */
function isDayOff(day: string): boolean {
  const monthAndDay = day.slice(5);
  if (fixedDaysOff.includes(monthAndDay) || fixedEves.includes(monthAndDay)) return true;
  // The day before the Saturday between 20 and 26 June.
  if (weekday(day) === friday && '06-19' <= monthAndDay && monthAndDay <= '06-25') return true;
  const { year, month, day: date } = easter(Number(day.slice(0, 4)));
  const easterDay = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
  const [goodFriday, easterMonday, ascension] = [-2, 1, 39];
  return [goodFriday, easterMonday, ascension].some((days) => shift(easterDay, days) === day);
}

/** The day (`YYYY-MM-DD`) that a moment falls on in a time zone. */
export function localDay(moment: Date, timeZone: string): string {
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar.format(moment);
}

// Making one takes a millisecond, as long as all the rest of taking a submission in.
const calendars = new Map<string, Intl.DateTimeFormat>();

function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * dayInMs).toISOString().slice(0, 10);
}
