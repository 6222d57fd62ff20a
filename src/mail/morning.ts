/** The mail in the morning: written once a day, when somebody is there to read it. */
import { writeMorningMails } from '../data/mailbox.ts';
import type { Kommun } from '../domain/kommun.ts';
import { isWorkingDay, localDay } from '../domain/workingDays.ts';

const [begins, ends] = [7, 12];

/** Is it between seven and noon of a working day, where the municipality is? */
export function isMorning(now: Date, { reading, timeZone }: Pick<Kommun, 'reading' | 'timeZone'>): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  return begins <= hour && hour < ends && isWorkingDay(localDay(now, timeZone), reading.pauses);
}

let writtenFor: string | undefined;

/** Writes the day's mails into the outbox; asked again, it asks the database no more. */
export async function writeMorning(now: Date, kommun: Pick<Kommun, 'reading' | 'timeZone'>): Promise<void> {
  const today = localDay(now, kommun.timeZone);
  if (today === writtenFor || !isMorning(now, kommun)) return;
  await writeMorningMails(today);
  writtenFor = today;
}
