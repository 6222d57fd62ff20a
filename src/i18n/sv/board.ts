/** The words of the board: the list of ideas, how it is searched, and what is said when there is nothing to show. */
export const board = {
  title: 'Idéerna',
  description:
    'Idéer från oss som bor och verkar här, och vad som behövs för att de ska bli av. Hitta ett bord där du får plats, eller börja ett eget.',
  lead: 'Varje idé är ett bord. De streckade platserna är lediga.',
  /** What the page is called when it shows a part of the board: "Idéer: skola, Centrum". */
  titleSought: (what: string) => `Idéer: ${what}`,
  titleLater: (title: string) => `${title}, fler`,
  row: {
    /** All needs are met, or there never were any. */
    full: 'Inget särskilt saknas. Kom gärna med ändå.',
    done: 'Klart, tack vare alla som hjälptes åt.',
    resting: 'Vilar just nu, och söker ingen.',
    since: 'på bordet sedan',
  },
  find: {
    words: 'Sök bland idéerna',
    send: 'Sök',
    title: 'Välj behov, ämne, plats',
    sought: (what: string) => `Du har valt: ${what}`,
    /** What was typed is a sign, or a word that every text is full of. */
    tooSmall: (what: string) => `Det går inte att söka på ”${what}”. Skriv ett längre ord.`,
    clear: 'Visa alla idéer',
    any: 'Spelar ingen roll',
    show: 'Visa',
    labels: {
      behov: 'Det här behövs fortfarande',
      amne: 'Vad handlar det om?',
      omrade: 'Var?',
      status: 'Hur långt har det kommit?',
    },
  },
  order: {
    label: 'Ordning:',
    need: 'Det som behöver någon mest',
    newest: 'Nyast',
  },
  guessed: 'Inget hade precis de orden. Det här ligger nära.',
  more: 'Visa fler',
  first: 'Till början av listan',
  /** Somebody came past the last idea. */
  end: 'Här tar idéerna slut.',
  none: {
    title: 'Ingen sitter här än',
    text: 'Just nu finns ingen idé som stämmer med allt det du valde. Titta lite bredare, eller sätt dig först.',
    drawing: 'Ett runt bord uppifrån. En person har satt sig, sju platser är lediga.',
    without: (what: string) => `Titta utan ${what}`,
    start: 'Börja något',
  },
  empty: {
    title: 'Någon sätter sig först. Är det du?',
    drawing: 'Ett runt bord uppifrån. En värd har satt sig, sju platser är lediga.',
    text: 'Just nu ligger ingen idé på bordet. Skriv några rader, så läser en värd dem och lägger upp dem här.',
    howTitle: 'Så går det till',
    how: [
      'Du skriver några rader: vad ni kan göra tillsammans, vem det hjälper och vad som behövs.',
      'En värd läser. Värden är den som bjuder in till bordet.',
      'Sedan ligger idén här, så att andra kan slå sig ner. Ingen röstar och ingen väljer ut.',
    ],
    start: 'Jag har en idé',
    help: 'Jag vill hjälpa till',
  },
  takeAlong: {
    atom: 'Följ det nya i en nyhetsläsare (Atom)',
    take: 'Hämta allt:',
    csv: 'kalkylark (CSV)',
    or: 'eller',
    json: 'för program (JSON)',
  },
  closing: 'Jag har en idé',
  resting: {
    429: {
      title: 'Vänta ett litet tag',
      text: 'Många tittar just nu. Vänta tio sekunder och ladda om sidan.',
    },
    503: {
      title: 'Bordet vilar en stund',
      text: 'Vi kommer inte åt idéerna just nu. Felet är vårt, och inget är borta. Titta igen om en stund.',
    },
    call: 'Är det bråttom? Ring',
  },
  strip: {
    title: 'Just nu finns det plats vid de här borden',
    text: 'Varje bord är en idé. De streckade platserna är lediga.',
    all: 'Se alla idéer',
  },
};
