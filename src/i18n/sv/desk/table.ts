/** The words of the stewards' table: what lies on it, and what is said when something is in the way. */
import type { Part } from '../../../domain/table.ts';
import { statusesInSentence } from '../told.ts';

export const table = {
  name: 'Värdarnas bord',
  description: 'Här läser och svarar de som tar hand om det som kommer in.',
  menu: {
    '/vardar/': 'Bordet',
    '/vardar/alla/': 'Allt',
    '/vardar/skriv-in/': 'Skriv in åt någon',
    '/vardar/siffror/': 'Vad det blev',
    '/vardar/jag/': 'Jag',
  },
  /** For leads besides. */
  leadMenu: { '/vardar/varden/': 'Värdarna', '/vardar/logg/': 'Loggen' },
  menuName: 'Bordets sidor',
  out: 'Lämna bordet',
  hello: (name: string) => `Hej ${name}.`,
  /** The first thing seen. */
  missing: (count: number) =>
    count === 0
      ? 'Ingen idé saknar någon just nu.'
      : count === 1
        ? 'En idé saknar någon.'
        : `${many(count)} idéer saknar någon.`,
  calm: 'Allt är läst och alla har fått svar.',
  parts: {
    new: {
      path: 'nytt',
      title: 'Nytt på bordet',
      lead: 'Sådant som ingen värd har tagit hand om än.',
      empty: 'Inget nytt just nu.',
    },
    missing: {
      path: 'saknar',
      title: 'Här saknas någon',
      lead: 'Idéer på bordet med lediga platser. Vem känner du som borde få veta?',
      empty: 'Alla platser är tagna.',
    },
    offers: {
      path: 'erbjudanden',
      title: 'Erbjudanden som väntar på svar',
      lead: 'Någon vill hjälpa till. Ingen har svarat än.',
      empty: 'Alla som har erbjudit sig har fått svar.',
    },
    rubbish: {
      path: 'skrap',
      title: 'Kanske skräp',
      lead: 'Undanlagt av en maskin eller en värd. Bara en människa avgör.',
      empty: 'Inget skräp.',
    },
    all: {
      path: 'alla',
      title: 'Allt som har kommit in',
      lead: 'Det senaste först.',
      empty: 'Här finns inget.',
    },
  } satisfies Record<Part, { path: string; title: string; lead: string; empty: string }>,
  mails: (count: number) =>
    count === 1 ? 'Ett mejl har inte gått att skicka.' : `${many(count)} mejl har inte gått att skicka.`,
  count: (count: number) => (count >= 200 ? 'många' : String(count)),
  more: 'Visa alla',
  next: 'Nästa',
  promised: (day: string) => `Lovat till ${day}`,
  late: (day: string) => `Skulle ha varit läst ${day}`,
  reply: 'Den som skrev har svarat',
  reported: 'Någon säger att något är fel',
  isRead: 'Läst',
  offerTitle: (name: string) => `${name} vill hjälpa till`,
  forIdea: (reference: string) => `För ${reference}`,
  noNeeds: 'Behöver inget särskilt',
  kinds: { idea: 'Idé', offer: 'Erbjudande' } as Record<string, string>,
  statuses: {
    ...statusesInSentence,
    answered: 'besvarat',
    agreed: 'överenskommet',
    thanked: 'tackat',
  } as Record<string, string>,
  find: {
    title: 'Hitta',
    sought: (what: string) => `Hitta: ${what}`,
    words: 'Ord eller nummer',
    kind: 'Sort',
    area: 'Område',
    topic: 'Ämne',
    need: 'Behövs eller erbjuds',
    status: 'Var den är',
    any: 'Alla',
    send: 'Visa',
    clear: 'Visa alla',
    none: 'Inget stämmer med det du söker.',
  },
  one: {
    closedTitle: 'Borttaget',
    closed: 'Det här är borttaget och stängt. Bara den som leder värdarna kan se det.',
    wording: {
      title: 'Med tydligare ord',
      hint: 'De här orden har den som skrev sagt ja till. Så som det skickades står det här nedanför.',
    },
    asSent: 'Så här skrev de',
    kept: 'Sparas oförändrat',
    facts: 'För registret',
    reference: 'Nummer',
    others: 'Andra nummer till samma',
    arrived: 'Kom in',
    from: 'Från',
    reach: 'Så når du den som skrev',
    noReach: 'Det finns inget sätt att nå den som skrev, utom personens egen sida.',
    ordersOut: 'Allmän handling: den som frågar kan ha rätt att få se det.',
    promised: 'Lovat läst',
    do: 'Vad vill du göra?',
    story: 'Det som har hänt',
    near: 'Liknande idéer',
    offers: 'Erbjudanden till den här idén',
    noOffers: 'Ingen har erbjudit sig till just den här än.',
    helps: 'För idén',
    unlinked: (reference: string) => `Skrev numret ${reference}, som inte leder någonstans`,
    answers: 'Det här bidrar vi med',
    written: (day: string) => `Skrivet ${day}`,
    asked: 'Frågor till den som skrev',
    asksClarity: 'Tydligare ord',
    asksJoin: (reference: string) => `Ihop med ${reference}`,
    waits: 'väntar på svar',
    yes: 'ja',
    no: 'nej',
    care: 'Innan det är i gång',
    leader: 'Håller ihop det',
    insurance: 'Försäkring',
    land: 'Mark, lokal och tillstånd',
    children: 'Barn är med',
    responsible: 'Vuxen som tar ansvar',
    agreed: 'Överenskommet',
    met: 'ordnat',
    reports: {
      title: 'Någon säger att något är fel',
      hint: 'Den som skrev idén ser inte det här. Vi vet inte vem som sa till, så det går inte att svara.',
      latest: (shown: number, all: number) =>
        `Här står de ${shown} senaste av ${all}. Alla följer med när du lämnar ut handlingen.`,
      earlier: (count: number) => `Sagt till tidigare: ${count}`,
      flagged: (count: number) => `Sagt till, men kanske skräp: ${count}`,
    },
    removedFor: 'Borttaget därför att',
    joined: (reference: string) => `Gick ihop med ${reference}`,
    handOut: 'Lämna ut som handling',
    handOutAll: 'Lämna ut den här listan som handlingar',
    group: 'Stödgruppen bildas här när erbjudanden och idé har mötts.',
    back: 'Tillbaka till bordet',
  },
  act: {
    about: (reference: string) => `Gäller ${reference}`,
    notNow: 'Det går inte längre härifrån. Gå tillbaka och se var den är nu.',
    noWay: 'Den som skrev har ingen e-post här. Orden visas på personens egen sida.',
    byMail: 'Går som mejl, och visas på personens egen sida.',
    back: 'Tillbaka',
    answerWords: 'Det här bidrar vi med',
    grounds: 'Skälet läggs till sist i brevet:',
    lawAdded: 'Lagrummet läggs till sist i brevet.',
    agreedAdded: 'Det ni har kommit överens om läggs till sist i brevet.',
  },
  worry: {
    text: 'Prata med din chef eller en kollega i dag. Är det någon i fara, ring genast.',
    now: 'Fara nu: ring',
    child: 'Orolig för ett barn:',
    more: 'så gör du',
  },
  changed: {
    heading: 'Någon hann före',
    message: (what: string) =>
      `Sedan du öppnade sidan har det här hänt: ${what || 'något annat'}. Allt du skrev är kvar, så du kan skicka igen om du fortfarande vill.`,
  },
  already: {
    heading: 'Det är redan gjort',
    message: 'Det går inte att göra det härifrån, för det är redan så. Allt du skrev är kvar här nedanför.',
  },
  asked: {
    heading: 'Frågan är redan ställd',
    message: 'Den som skrev har redan fått den frågan och har inte svarat än. Allt du skrev är kvar.',
  },
  /** A link to the contribution, below what was in the way. */
  howNow: 'Se hur det är nu',
  foreign: {
    heading: 'Öppna sidan på nytt',
    message:
      'Formuläret hörde inte till den här inloggningen. Allt du skrev är kvar. Skicka det en gång till.',
  },
  lost: {
    heading: 'Logga in igen',
    message:
      'Du har varit borta en stund, så bordet har stängts för dig. Logga in igen. Det du skrev står här nedanför: kopiera det först.',
  },
  away: {
    heading: 'Bordet vilar en stund',
    message: 'Vi kommer inte åt det som är sparat just nu. Inget är borta. Försök igen om en minut.',
  },
  onlyLeads: { heading: 'Det här gör den som leder värdarna', message: 'Be någon av dem om hjälp.' },
  notFound: {
    heading: 'Här ligger inget',
    message: 'Numret leder inte till något. Se efter att det är rätt.',
  },
  notNow: { heading: 'Det gick inte', message: 'Gå tillbaka till bordet och se hur det är nu.' },
  author: 'Den som skrev',
  /** Whoever tells that something is wrong: nobody knows who. */
  somebody: 'Någon',
  toDoor: 'Logga in',
  toTable: 'Till bordet',
};

function many(count: number): string {
  return count >= 200 ? 'Många' : String(count);
}
