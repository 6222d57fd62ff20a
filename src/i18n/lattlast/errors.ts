/** What is said when something cannot be taken in. `{min}`, `{max}` are filled in from the field's own limits. */
import type { FaultCode } from '../../domain/faults.ts';

const fieldErrors: Record<string, Partial<Record<FaultCode, string>>> = {
  title: {
    required: 'Skriv en rubrik.',
    tooShort: 'Skriv en längre rubrik. Den ska ha minst {min} tecken.',
    tooLong: 'Skriv en kortare rubrik. Den får ha högst {max} tecken.',
  },
  description: {
    required: 'Berätta med några ord.',
    tooShort: 'Berätta lite mer. Texten ska ha minst {min} tecken.',
    tooLong: 'Gör texten kortare. Den får ha högst {max} tecken.',
  },
  helps: { tooLong: 'Skriv kortare om vem eller vad det hjälper. Texten får ha högst {max} tecken.' },
  needsNote: { tooLong: 'Skriv kortare om vad som behövs. Texten får ha högst {max} tecken.' },
  topics: { tooMany: 'Välj färre ämnen. Du får välja högst {max}.' },
  areas: { tooMany: 'Välj färre områden. Du får välja högst {max}.' },
  displayName: { tooLong: 'Skriv ett kortare namn. Det får ha högst {max} tecken.' },
  email: {
    required: 'Skriv din e-post eller ditt telefonnummer. Då kan någon svara dig.',
    format: 'Skriv din e-post så här: namn@exempel.se.',
    tooLong: 'Skriv en kortare e-post. Den får ha högst {max} tecken.',
  },
  phone: {
    format: 'Skriv ett telefonnummer med minst sex siffror, som 070-123 45 67.',
    tooLong: 'Skriv ett kortare telefonnummer. Det får ha högst {max} tecken.',
  },
  gives: { required: 'Kryssa för minst en sak som du kan göra.' },
  idea: {
    format: 'Skriv idéns nummer så här: K3-7M2Q-9XRT. Du kan också lämna rutan tom.',
    unknownReference:
      'Vi hittar ingen idé med det numret. Titta om numret är rätt. Du kan också lämna rutan tom.',
  },
  words: { required: 'Skriv några ord.' },
  informed: {
    required: 'Kryssa för att du förstår. Det du skriver blir en allmän handling, och andra kan få läsa det.',
  },
};

const anyField: Record<FaultCode, string> = {
  required: 'Det här behöver vi veta.',
  tooShort: 'Skriv mer. Texten ska ha minst {min} tecken.',
  tooLong: 'Skriv kortare. Texten får ha högst {max} tecken.',
  tooMany: 'Välj färre. Du får välja högst {max}.',
  choice: 'Välj något i listan.',
  format: 'Skriv på ett annat sätt.',
  type: 'Fyll i rutan på vår sida och skicka igen.',
  unknown: 'Den här rutan finns inte. Ta bort den.',
  repeated: 'Samma sak kom två gånger. Skicka den en gång.',
  unknownReference: 'Vi hittar inget med det numret.',
  onlyGreeting: 'Skriv något mer än hälsningen. Den säger inget ensam.',
};

export const errors = {
  /** How a page's title begins when something needs mending. */
  titlePrefix: 'Fel: ',
  fieldErrors,
  anyField,
  summary: {
    invalid: { heading: 'Nästan klart', message: 'Du behöver ändra några saker. Allt du skrev är kvar.' },
    tooMany: {
      heading: 'Vänta en liten stund',
      message:
        'Många har skickat på kort tid från samma ställe. Allt du skrev är kvar. Skicka igen om {minutes}.',
    },
    away: {
      heading: 'Det gick inte att spara just nu',
      message: 'Felet är vårt. Du har inte gjort fel. Allt du skrev är kvar. Vänta en stund. Skicka igen.',
    },
  },
  /** Below what people cannot mend by themselves, and what our log has a line about. */
  note: 'Vill du fråga oss om det här? Säg den här koden: {id}',
  /** Above what somebody had typed and that could not be taken in. */
  kept: 'Det här skrev du',
  minutes: (count: number) => (count === 1 ? 'en minut' : `${count} minuter`),
  /** Pages of their own, for what cannot come back as a filled-in form. */
  pages: {
    malformed: {
      title: 'Vi kunde inte läsa det',
      message: 'Vi kunde inte läsa det du skickade. Gå tillbaka. Skicka igen.',
    },
    forbidden: {
      title: 'Skicka från vår egen sida',
      message: 'Det här kom från en annan webbplats. Öppna sidan här hos oss. Skriv och skicka där.',
    },
    method: {
      title: 'Skicka från sidan där du skriver',
      message: 'Öppna sidan där du kan skriva. Skicka därifrån.',
    },
    mediaType: {
      title: 'Vi känner inte igen formen',
      message: 'Skicka som ett vanligt formulär eller som JSON.',
    },
    tooLarge: {
      title: 'Det blev för mycket på en gång',
      message: 'Gå tillbaka i webbläsaren. Där finns det du skrev. Gör texten kortare. Skicka igen.',
    },
    closed: {
      title: 'Just nu tar vi inte emot fler',
      message: 'Gå tillbaka i webbläsaren. Där finns det du skrev. Spara det. Kom gärna igen.',
    },
    broken: {
      title: 'Något gick sönder hos oss',
      message: 'Felet är vårt. Gå tillbaka. Där finns det du skrev. Försök igen.',
    },
    back: 'Till sidan där du skriver',
    /** Not a page but a line of text, for what only a program would try. */
    onlyRead: {
      title: 'Här kan man bara läsa',
      message: 'Vill du skicka något? Öppna sidan där du skriver.',
    },
  },
};
