/** What is said when something cannot be taken in. `{min}`, `{max}` are filled in from the field's own limits. */
import type { FaultCode } from '../../domain/faults.ts';

const fieldErrors: Record<string, Partial<Record<FaultCode, string>>> = {
  title: {
    required: 'Skriv en rubrik.',
    tooShort: 'Skriv en rubrik på minst {min} tecken.',
    tooLong: 'Korta rubriken till högst {max} tecken.',
  },
  description: {
    required: 'Berätta med några ord.',
    tooShort: 'Berätta lite mer, minst {min} tecken.',
    tooLong: 'Korta texten till högst {max} tecken.',
  },
  helps: { tooLong: 'Korta det du skrivit om vem eller vad det hjälper till högst {max} tecken.' },
  needsNote: { tooLong: 'Korta det du skrivit om vad som behövs till högst {max} tecken.' },
  topics: { tooMany: 'Kryssa för högst {max} ämnen.' },
  areas: { tooMany: 'Kryssa för högst {max} områden.' },
  displayName: { tooLong: 'Korta namnet till högst {max} tecken.' },
  email: {
    required: 'Skriv en e-postadress eller ett telefonnummer, så att någon kan svara dig.',
    format: 'Skriv e-postadressen som i namn@exempel.se.',
    tooLong: 'Skriv en e-postadress på högst {max} tecken.',
  },
  phone: {
    format: 'Skriv ett telefonnummer med minst sex siffror, som i 070-123 45 67.',
    tooLong: 'Korta telefonnumret till högst {max} tecken.',
  },
  gives: { required: 'Kryssa för minst en sak som du kan hjälpa till med.' },
  idea: {
    format: 'Skriv idéns nummer som i K3-7M2Q-9XRT, eller lämna fältet tomt.',
    unknownReference:
      'Vi hittar ingen idé med det numret. Se efter att det är rätt, eller lämna fältet tomt.',
  },
  words: { required: 'Skriv några ord.' },
  informed: { required: 'Kryssa för att du förstår att det du skriver blir en allmän handling.' },
};

const anyField: Record<FaultCode, string> = {
  required: 'Det här behöver vi veta.',
  tooShort: 'Skriv minst {min} tecken.',
  tooLong: 'Skriv högst {max} tecken.',
  tooMany: 'Kryssa för högst {max}.',
  choice: 'Välj något av det som står i listan.',
  format: 'Skriv på ett annat sätt.',
  type: 'Skicka fältet i den form som formuläret har.',
  unknown: 'Det här fältet finns inte. Ta bort det.',
  repeated: 'Fältet kom två gånger. Skicka det en gång.',
  unknownReference: 'Vi hittar ingenting med det numret.',
  onlyGreeting: 'Skriv något mer än hälsningen. Den säger inget ensam.',
};

export const errors = {
  /** How a page's title begins when something needs mending. */
  titlePrefix: 'Fel: ',
  fieldErrors,
  anyField,
  summary: {
    invalid: { heading: 'Nästan klart', message: 'Några saker behöver ändras. Allt du skrev är kvar.' },
    tooMany: {
      heading: 'Vänta en liten stund',
      message: 'Det har kommit många på kort tid härifrån. Allt du skrev är kvar. Skicka igen om {minutes}.',
    },
    away: {
      heading: 'Det gick inte att spara just nu',
      message: 'Felet är vårt, inte ditt. Allt du skrev är kvar. Vänta en stund och skicka igen.',
    },
  },
  /** Below what people cannot mend by themselves, and what our log has a line about. */
  note: 'Hör du av dig om det här? Ta med koden, så hittar vi det som hände: {id}',
  /** Above what somebody had typed and that could not be taken in. */
  kept: 'Det här skrev du',
  minutes: (count: number) => (count === 1 ? 'en minut' : `${count} minuter`),
  /** Pages of their own, for what cannot come back as a filled-in form. */
  pages: {
    malformed: {
      title: 'Det gick inte att läsa',
      message: 'Det som skickades gick inte att läsa. Gå tillbaka och skicka igen.',
    },
    forbidden: {
      title: 'Skicka från vår egen sida',
      message: 'Det här kom från en annan webbplats. Öppna formuläret här hos oss och skicka det därifrån.',
    },
    method: {
      title: 'Den här adressen tar emot formulär',
      message: 'Öppna formuläret och skicka det därifrån.',
    },
    mediaType: {
      title: 'Vi känner inte igen formen',
      message: 'Skicka som ett vanligt formulär eller som JSON.',
    },
    tooLarge: {
      title: 'Det blev för mycket på en gång',
      message: 'Gå tillbaka i webbläsaren, där finns det du skrev. Korta texten och skicka igen.',
    },
    closed: {
      title: 'Just nu tar vi inte emot fler',
      message:
        'Formuläret är stängt. Gå tillbaka i webbläsaren, där finns det du skrev. Spara det och kom gärna igen.',
    },
    broken: {
      title: 'Något gick sönder hos oss',
      message: 'Felet är vårt. Gå tillbaka, där finns det du skrev, och försök igen.',
    },
    back: 'Till formuläret',
    /** Not a page but a line of text, for what only a program would try. */
    onlyRead: { title: 'Här kan man bara läsa', message: 'Öppna formuläret om du vill skicka något.' },
  },
};
