/** When a mail that could not leave is tried again, and when it never will. */

const minute = 60;
const hour = 60 * minute;
/** The pause after each try, in seconds; the last one is repeated. */
const pauses = [minute, 2 * minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour];
/** Four to five days is how long a mail should be tried (RFC 5321, 4.5.4.1). */
const givesUpAfter = 5 * 24 * hour;

/**
 * @param tries how many times it has been tried, at least 1
 * @param waitedSeconds since it was written
 * @returns the pause in seconds, or null when it has waited too long to be worth sending
 */
export function pauseAfter(tries: number, waitedSeconds: number): number | null {
  const pause = pauses[Math.min(tries, pauses.length) - 1] ?? minute;
  return waitedSeconds + pause > givesUpAfter ? null : pause;
}
