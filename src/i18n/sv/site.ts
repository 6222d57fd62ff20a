/** The words around every page: header, menu, footer, what stands when there is nothing to show. */

export const site = {
  skip: 'Hoppa till innehållet',
  home: (place: string) => `${place}, till startsidan`,
  /** At the start of a page: in which languages it is there. The languages' own names stand in src/domain/languages.ts. */
  languages: 'Sidan finns på:',
  /** Behind a link to a page that is there in Swedish only; nothing on Swedish pages. */
  inSwedish: '',
  /** At the foot of each page in easy Swedish: no number makes a text easy, only readers can tell. */
  reviewed: {
    label: 'Granskad av läsare:',
    yes: (day: string) => `ja, ${day}.`,
    no: (day: string) => `nej, inte ännu. Texten är från ${day}.`,
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
  runBy: 'Vem står bakom?',
  runByText: (name: string) =>
    `Webbplatsen är till för alla som bor och verkar i kommunen. ${name} står bakom den och läser det som kommer in.`,
  homeLink: (genitive: string) => `Till ${genitive} egen webbplats`,
  code: 'Koden till den här webbplatsen',
  /** Said at the foot of a printed page. */
  printed: (address: string) => `Utskrivet från ${address}`,
  ogImage: 'En kö framför en disk, och samma människor runt ett bord med en ledig plats.',
  yourSeat: 'Här är din plats.',
  sources: 'Källor',
  question: 'Frågan',
  /** What the drawings at the head of some pages show. */
  drawings: {
    modellen:
      'Tre bilder uppifrån. Tre små människor framför ett stort skrivbord. Samma tre i kö vid en disk. Sedan alla runt ett bord med en ledig plats.',
    vagen:
      'En disk blir ett bord i fyra steg. Samma fyra människor flyttar sig lite varje gång. Till sist finns en ledig plats.',
    ledarskap: 'Ett runt bord uppifrån. En person har satt sig, sju platser är lediga.',
  },
  notFound: {
    title: 'Här står inget bord',
    description: 'Sidan finns inte. Den kan ha flyttat, eller så blev adressen fel.',
    heading: 'Här står inget bord.',
    drawing: 'En ensam stol uppifrån, framför en streckad ring där ett bord kunde ha stått.',
    text: 'Sidan finns inte. Den kan ha flyttat, eller så blev adressen fel på vägen.',
    next: 'Ta med stolen hit i stället:',
    toStart: 'Till startsidan',
    toIdeas: 'Till idéerna',
  },
};
