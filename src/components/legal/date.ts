/** `2026-11-23` gives "23 november 2026". */
export function dateInWords(day: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
