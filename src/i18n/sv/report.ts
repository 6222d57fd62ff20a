/** The words for whoever sees that something is wrong with an idea: plain, because they may be upset, or be the one it is about. */

export const report = {
  title: 'Säg till om något är fel',
  description: 'Står det något i en idé som inte borde stå där? Berätta vad, så läser en värd.',
  lead: 'Står det något i idén som inte borde stå där? Berätta vad, så läser en värd. Du behöver inte säga vem du är.',
  about: 'Det gäller idén',
  urgent: 'Brådskar det? Ring',
  danger: 'Är någon i fara? Ring',
  fields: {
    words: {
      label: 'Vad är fel?',
      hint: 'Skriv inte mer om någon än som behövs. Det du skriver blir en allmän handling, som andra kan få läsa. Högst {max} tecken.',
    },
  },
  send: 'Säg till',
  answer: { ask: 'Vill du ha svar? Ring', say: 'och säg numret' },
  thanks: {
    title: 'Tack för att du sa till',
    description: 'En värd läser det du skrev.',
    lead: 'En värd läser det du skrev. Värden är den som bjuder in till bordet.',
    next: 'Det här kan hända',
    outcomes: [
      'Idén tas ner från bordet, om den bryter mot lagen, pekar ut en person eller är reklam. Den som skrev får veta skälet och kan skriva på nytt.',
      'Idén tas bort helt, om den uppenbart bryter mot lagen.',
      'Idén ligger kvar. Att någon tycker annorlunda är inget skäl att ta ner den.',
    ],
    call: 'Brådskar det, eller vill du ha svar? Ring',
    toIdea: 'Till idén',
    toIdeas: 'Till idéerna',
  },
  /** When the form has been sent and nothing on the board has the number. */
  notFound: {
    heading: 'Här ligger ingen idé',
    message:
      'Numret leder inte till någon idé på bordet. Kanske har den redan tagits ner. Gäller det något annat? Ring oss.',
  },
  manyAboutOne: {
    heading: 'Många har sagt till i dag',
    message:
      'Det har kommit mycket om den här idén i dag, och en värd läser det. Det du skrev är kvar här. Ring gärna, eller skicka igen i morgon.',
  },
};
