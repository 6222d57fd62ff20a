/** Days as people say them, in the municipality's own time zone. */

/** `2026-12-03` gives "torsdag 3 december". */
export function dayInWords(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat('sv-SE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(noon);
}

/** The moment something came in, "måndag 23 november 2026 kl. 15:04", where the municipality is. */
export function momentInWords(moment: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'full', timeZone }).format(moment);
  const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone }).format(moment);
  return `${day} kl. ${time}`;
}
