/** The words of the board: the list of ideas, how it is searched, and what is said when there is nothing to show. */
export const board = {
  title: 'Idéerna',
  description: 'Här är idéer från oss som bor och jobbar här. Hjälp till med en idé, eller skriv en egen.',
  lead: 'Vi ritar varje idé som ett bord. De streckade platserna är lediga. En ledig plats betyder att någon behövs.',
  /** What the page is called when it shows a part of the board: "Idéer: skola, Centrum". */
  titleSought: (what: string) => `Idéer: ${what}`,
  titleLater: (title: string) => `${title}, fler`,
  row: {
    /** All needs are met, or there never were any. */
    full: 'Inget särskilt behövs. Du får gärna vara med ändå.',
    done: 'Klart. Tack till alla som hjälpte till.',
    resting: 'Idén vilar just nu. Ingen behövs.',
    since: 'här sedan',
  },
  find: {
    words: 'Sök bland idéerna',
    send: 'Sök',
    title: 'Välj vad du vill se',
    sought: (what: string) => `Du har valt: ${what}`,
    /** What was typed is a sign, or a word that every text is full of. */
    tooSmall: (what: string) => `Det går inte att söka på ”${what}”. Skriv ett längre ord.`,
    clear: 'Visa alla idéer',
    any: 'Det spelar ingen roll',
    show: 'Visa',
    labels: {
      behov: 'Vad behövs?',
      amne: 'Vad handlar det om?',
      omrade: 'Var?',
      status: 'Hur långt har det kommit?',
    },
  },
  order: {
    label: 'Ordning:',
    need: 'Det som behöver mest hjälp först',
    newest: 'Nyast först',
  },
  guessed: 'Ingen idé har precis de orden. De här idéerna liknar det du sökte.',
  more: 'Visa fler',
  first: 'Till början av listan',
  /** Somebody came past the last idea. */
  end: 'Det finns inga fler idéer.',
  none: {
    title: 'Vi hittar ingen idé',
    text: 'Ingen idé stämmer med allt du valde. Välj färre saker. Eller börja något själv.',
    drawing: 'Ett runt bord uppifrån. En person har satt sig. Sju platser är lediga.',
    without: (what: string) => `Sök utan ${what}`,
    start: 'Börja något',
  },
  empty: {
    title: 'Här finns ingen idé än. Har du en?',
    drawing: 'Ett runt bord uppifrån. En värd har satt sig. Sju platser är lediga.',
    text: 'Skriv några rader om din idé. En värd läser dem. Sedan visar vi idén här.',
    howTitle: 'Så går det till',
    how: [
      'Du skriver några rader. Vad kan ni göra tillsammans? Vem hjälper det? Vad behövs?',
      'En värd läser. En värd är en person som bjuder in andra.',
      'Sedan syns idén här. Andra kan vara med. Ingen röstar. Ingen väljer bort någon idé.',
    ],
    start: 'Jag har en idé',
    help: 'Jag vill hjälpa till',
  },
  takeAlong: {
    atom: 'Följ nya idéer i en nyhetsläsare (Atom)',
    take: 'Hämta alla idéer:',
    csv: 'till ett kalkylark (CSV)',
    or: 'eller',
    json: 'till ett program (JSON)',
  },
  closing: 'Jag har en idé',
  resting: {
    429: {
      title: 'Vänta ett litet tag',
      text: 'Många tittar just nu. Vänta tio sekunder. Ladda sedan om sidan.',
    },
    503: {
      title: 'Idéerna syns inte just nu',
      text: 'Felet är vårt. Inget är borta. Titta igen om en stund.',
    },
    call: 'Är det bråttom? Ring',
  },
  strip: {
    title: 'Här behövs någon just nu',
    text: 'Vi ritar varje idé som ett bord. De streckade platserna är lediga.',
    all: 'Se alla idéer',
  },
};
