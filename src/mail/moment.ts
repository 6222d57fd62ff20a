/** A moment as somebody says it where the municipality is: "tisdag 24 november 2026 klockan 10:00". */
export function momentIn(moment: string, timeZone: string): string {
  const said = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('sv-SE', { ...style, timeZone }).format(Date.parse(moment));
  return `${said({ dateStyle: 'full' })} klockan ${said({ timeStyle: 'short' })}`;
}
