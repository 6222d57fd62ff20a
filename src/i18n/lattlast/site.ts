/** The words around every page: header, menu, footer, what stands when there is nothing to show. */

export const site = {
  skip: 'Hoppa till innehållet',
  home: (place: string) => `${place}, till startsidan`,
  /** At the start of a page: in which languages it is there. The languages' own names stand in src/domain/languages.ts. */
  languages: 'Sidan finns på:',
  /** Behind a link to a page that is there in Swedish only; nothing on Swedish pages. */
  inSwedish: ' (vanlig svenska)',
  /** At the foot of each page in easy Swedish: no number makes a text easy, only readers can tell. */
  reviewed: {
    label: 'Har läsare testat texten?',
    yes: (day: string) => `Ja, ${day}.`,
    no: (day: string) => `Nej, inte än. Texten är från ${day}.`,
  },
  menu: 'Meny',
  mainMenu: 'Huvudmeny',
  /** The five places of the menu, and the footer's list after them. */
  places: {
    '/modellen/': 'Tanken',
    '/ideer/': 'Idéerna',
    '/borja/': 'Börja något',
    '/hjalp-till/': 'Hjälp till',
    '/fragor/': 'Frågor',
  },
  more: {
    '/klassrummet/': 'Klassrummet',
    '/vagen/': 'Vägen dit',
    '/spraket/': 'Språket',
    '/ledarskap/': 'Bjud in till ett samtal',
    '/skanderborg/': 'Skanderborg',
    '/ar-den-har-nu/': 'Är den här nu?',
    '/om/': 'Om webbplatsen',
    '/kallor/': 'Källor',
  },
  legal: {
    '/tillganglighet/': 'Tillgänglighet',
    '/personuppgifter/': 'Personuppgifter',
  },
  allPages: 'Alla sidor',
  contact: 'Prata med oss',
  /** Before a phone number, an e-mail address and an address of the street. */
  reach: { call: 'Ring', mail: 'Mejla', visit: 'Kom hit eller skriv:' },
  runBy: 'Vem ansvarar för webbplatsen?',
  runByText: (name: string) =>
    `Webbplatsen är för alla som bor eller jobbar i kommunen. ${name} ansvarar för den. De läser det som kommer in.`,
  homeLink: (genitive: string) => `Till ${genitive} egen webbplats`,
  code: 'Webbplatsens kod (för dig som kan programmera)',
  /** Said at the foot of a printed page. */
  printed: (address: string) => `Utskrivet från ${address}`,
  ogImage:
    'Två bilder. Först står människor i kö vid en disk. Sedan sitter samma människor runt ett bord. En plats är ledig.',
  yourSeat: 'Här är din plats.',
  sources: 'Källor',
  question: 'Frågan',
  /** What the drawings at the head of some pages show. */
  drawings: {
    modellen:
      'Tre bilder uppifrån. Först står tre små människor framför ett stort skrivbord. Sedan står samma tre i kö vid en disk. Till sist sitter alla runt ett bord. En plats är ledig.',
    vagen:
      'Fyra bilder. En disk blir ett bord. Samma fyra människor flyttar sig lite varje gång. Till sist finns en ledig plats.',
    ledarskap: 'Ett runt bord uppifrån. En person har satt sig. Sju platser är lediga.',
  },
  notFound: {
    title: 'Sidan finns inte',
    description: 'Sidan finns inte. Kanske har den flyttat. Kanske är adressen fel.',
    heading: 'Sidan finns inte.',
    drawing: 'En ensam stol uppifrån. Bredvid stolen finns inget bord.',
    text: 'Kanske har sidan flyttat. Kanske är adressen fel.',
    next: 'Gå hit i stället:',
    toStart: 'Till startsidan',
    toIdeas: 'Till idéerna',
  },
};
