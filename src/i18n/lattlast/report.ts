/** The words for whoever sees that something is wrong with an idea: plain, because they may be upset, or be the one it is about. */

export const report = {
  title: 'Säg till om något är fel',
  description: 'Står det något i en idé som inte borde stå där? Berätta vad. En värd läser det du skriver.',
  lead: 'Står det något i idén som inte borde stå där? Berätta vad. En värd läser det. Du behöver inte säga vem du är.',
  about: 'Det gäller idén',
  urgent: 'Är det bråttom? Ring',
  danger: 'Är någon i fara? Ring',
  fields: {
    words: {
      label: 'Vad är fel?',
      hint: 'Skriv inte mer om någon än som behövs. Det du skriver blir en allmän handling. Det betyder att andra kan få läsa det. Texten får ha högst {max} tecken.',
    },
  },
  send: 'Säg till',
  answer: { ask: 'Vill du ha svar? Ring', say: 'och säg numret' },
  thanks: {
    title: 'Tack för att du sa till',
    description: 'En värd läser det du skrev.',
    lead: 'En värd läser det du skrev. En värd är en person som bjuder in andra.',
    next: 'Det här kan hända',
    outcomes: [
      'Vi slutar visa idén. Det gör vi om den bryter mot lagen, pekar ut en person eller är reklam. Den som skrev får veta varför. Den personen får skriva på nytt.',
      'Vi tar bort idén helt. Det gör vi om den tydligt bryter mot lagen.',
      'Vi låter idén vara kvar. Vi tar inte bort en idé för att någon tycker annorlunda.',
    ],
    call: 'Är det bråttom? Vill du ha svar? Ring',
    toIdea: 'Till idén',
    toIdeas: 'Till idéerna',
  },
  /** When the form has been sent and nothing on the board has the number. */
  notFound: {
    heading: 'Här finns ingen idé',
    message:
      'Vi hittar ingen idé med det numret. Kanske har vi redan tagit bort den. Gäller det något annat? Ring oss.',
  },
  manyAboutOne: {
    heading: 'Många har sagt till i dag',
    message:
      'Vi har fått veta mycket om den här idén i dag. En värd läser det. Det du skrev är kvar här. Ring gärna. Du kan också skicka igen i morgon.',
  },
};
