/** The words of the board: the list of ideas, how it is searched, and what is said when there is nothing to show. */
export const board = {
  title: 'The ideas',
  description:
    'Ideas from us who live and work here, and what each one needs to happen. Find a table with a place for you, or start one of your own.',
  lead: 'Every idea is a table. The dashed places are free.',
  /** What the page is called when it shows a part of the board: "Ideas: school, Centrum". */
  titleSought: (what: string) => `Ideas: ${what}`,
  titleLater: (title: string) => `${title}, more`,
  row: {
    /** All needs are met, or there never were any. */
    full: 'Nothing special is needed. Come along all the same.',
    done: 'Done, thanks to everyone who lent a hand.',
    resting: 'Resting for now, and not looking for anyone.',
    since: 'on the table since',
  },
  find: {
    words: 'Search the ideas',
    send: 'Search',
    title: 'Choose need, topic, place',
    sought: (what: string) => `You have chosen: ${what}`,
    /** What was typed is a sign, or a word that every text is full of. */
    tooSmall: (what: string) => `It is not possible to search for “${what}”. Write a longer word.`,
    clear: 'Show all ideas',
    any: 'It does not matter',
    show: 'Show',
    labels: {
      behov: 'Still needed',
      amne: 'What is it about?',
      omrade: 'Where?',
      status: 'How far has it come?',
    },
  },
  order: {
    label: 'Order:',
    need: 'Those who need someone most',
    newest: 'Newest',
  },
  guessed: 'Nothing had exactly those words. These come close.',
  more: 'Show more',
  first: 'To the start of the list',
  /** Somebody came past the last idea. */
  end: 'The ideas end here.',
  none: {
    title: 'Nobody sits here yet',
    text: 'Right now no idea fits everything you chose. Look a little more widely, or be the first to sit down.',
    drawing: 'A round table from above. One person has sat down, seven places are free.',
    without: (what: string) => `Leave out: ${what}`,
    start: 'Start something',
  },
  empty: {
    title: 'Someone sits down first. Is it you?',
    drawing: 'A round table from above. A host has sat down, seven places are free.',
    text: 'Right now there is no idea on the table. Write a few lines, and a host will read them and put them up here.',
    howTitle: 'This is how it works',
    how: [
      'You write a few lines: what you can do together, who it helps and what is needed.',
      'A host reads. The host is the one who invites people to the table.',
      'Then the idea is up here, so that others can sit down. Nobody votes and nobody picks a winner.',
    ],
    start: 'I have an idea',
    help: 'I want to help',
  },
  takeAlong: {
    atom: 'Follow what is new in a feed reader (Atom)',
    take: 'Take it all with you:',
    csv: 'spreadsheet (CSV)',
    or: 'or',
    json: 'for programs (JSON)',
  },
  closing: 'I have an idea',
  resting: {
    429: {
      title: 'Wait a little while',
      text: 'Many people are looking right now. Wait ten seconds and reload the page.',
    },
    503: {
      title: 'The table is resting for a while',
      text: 'We cannot reach the ideas right now. The fault is ours, and nothing is lost. Look again in a while.',
    },
    call: 'Is it urgent? Call',
  },
  strip: {
    title: 'Right now there is room at these tables',
    text: 'Every table is an idea. The dashed places are free.',
    all: 'See all ideas',
  },
};
