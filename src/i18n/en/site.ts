/** The words around every page: header, menu, footer, what stands when there is nothing to show. */

export const site = {
  skip: 'Skip to the content',
  home: (place: string) => `${place}, to the start page`,
  /** At the start of a page: in which languages it is there. The languages' own names stand in src/domain/languages.ts. */
  languages: 'This page is in:',
  /** Behind a link to a page that is there in Swedish only; nothing on Swedish pages. */
  inSwedish: ' (in Swedish)',
  /** At the foot of each page in easy Swedish: no number makes a text easy, only readers can tell. */
  reviewed: {
    label: 'Tried by readers:',
    yes: (day: string) => `yes, ${day}.`,
    no: (day: string) => `no, not yet. The text is from ${day}.`,
  },
  menu: 'Menu',
  mainMenu: 'Main menu',
  /** The five places of the menu, and the footer's list after them. */
  places: {
    '/modellen/': 'The thinking',
    '/ideer/': 'The ideas',
    '/borja/': 'Start something',
    '/hjalp-till/': 'Help out',
    '/fragor/': 'Questions',
  },
  more: {
    '/klassrummet/': 'The classroom',
    '/vagen/': 'The way there',
    '/spraket/': 'The words',
    '/ledarskap/': 'Invite people to talk',
    '/skanderborg/': 'Skanderborg',
    '/ar-den-har-nu/': 'Is it here now?',
    '/om/': 'About this website',
    '/kallor/': 'Sources',
  },
  legal: {
    '/tillganglighet/': 'Accessibility',
    '/personuppgifter/': 'Your personal data',
  },
  allPages: 'All pages',
  contact: 'Talk to us',
  /** Before a phone number, an e-mail address and an address of the street. */
  reach: { call: 'Call', mail: 'E-mail', visit: 'Come here or write:' },
  runBy: 'Who is behind this?',
  runByText: (name: string) =>
    `This website is for everyone who lives or works in the municipality. ${name} is behind it and reads what comes in.`,
  /** The name in the settings is a Swedish genitive, which no English sentence can hold. */
  homeLink: (_genitive: string) => 'To the municipality’s own website',
  code: 'The code of this website',
  /** Said at the foot of a printed page. */
  printed: (address: string) => `Printed from ${address}`,
  ogImage: 'A queue at a counter, and the same people round a table with one place free.',
  yourSeat: 'Here is your place.',
  sources: 'Sources',
  question: 'The question',
  /** What the drawings at the head of some pages show. */
  drawings: {
    modellen:
      'Three pictures from above. Three small people in front of a big desk. The same three in a queue at a counter. Then everyone round a table with one place free.',
    vagen:
      'A counter turns into a table in four steps. The same four people move a little each time. At the end there is one free place.',
    ledarskap: 'A round table from above. One person has sat down, seven places are free.',
  },
  notFound: {
    title: 'There is no table here',
    description: 'This page does not exist. It may have moved, or something went wrong with the address.',
    heading: 'There is no table here.',
    drawing: 'A lone chair from above, in front of a dashed ring where a table could have stood.',
    text: 'This page does not exist. It may have moved, or something went wrong with the address on the way.',
    next: 'Bring the chair here instead:',
    toStart: 'To the start page',
    toIdeas: 'To the ideas',
  },
};
