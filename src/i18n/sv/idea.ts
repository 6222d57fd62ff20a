/** The words of one idea's pages: the idea, its offer form, its poster, and what is said when it is not on the board any more. */
import type { GoneIdea, ShownStatus } from '../../domain/board.ts';
import type { Hat } from '../../domain/choices.ts';

/** As they are told of somebody, in a sentence: "Bor här och har företag här." */
const hats: Record<Hat, string> = {
  resident: 'bor här',
  employee: 'jobbar i kommunen',
  elected: 'är förtroendevald',
  association: 'är med i en förening',
  business: 'har företag här',
  student: 'går i skolan eller studerar',
};

/** What it is called where it is now, and how that sentence goes on; `name` is who took the first step, or ''. */
const statuses: Record<ShownStatus, { name: string; now: (name: string) => string }> = {
  published: { name: 'På bordet', now: () => '. Den som vill kan slå sig ner.' },
  gathering: { name: 'Samlar folk', now: () => '. Några har slagit sig ner, och det finns plats för fler.' },
  active: { name: 'I gång', now: () => '. Några har börjat, och det går bra att komma med nu också.' },
  done: {
    name: 'Klart',
    now: (name) => `, tack vare ${name || 'den som började'} och alla som hjälptes åt.`,
  },
  resting: {
    name: 'Vilar',
    now: (name) => `. Den kan vakna igen. Tack${name ? `, ${name},` : ''} för det första steget.`,
  },
};

const gone: Record<GoneIdea['status'], { title: string; text: string }> = {
  retired: {
    title: 'Ihop med en annan idé',
    text: 'Två idéer som liknade varandra blev en. Den som skrev ville det själv.',
  },
  withdrawn: {
    title: 'Tillbakadragen av den som skrev',
    text: 'Den som skrev idén har tagit tillbaka den. Det får man alltid göra.',
  },
  returned: {
    title: 'Tillbaka hos den som skrev',
    text: 'Idén har lämnat bordet för en tid. Den som skrev kan ändra den, och då kan den komma tillbaka hit.',
  },
  received: {
    title: 'Tillbaka hos den som skrev',
    text: 'Idén har lämnat bordet för en tid. Den som skrev har ändrat den, och då kan den komma tillbaka hit.',
  },
  removed: {
    title: 'Borttagen, med skäl',
    text: 'Bara det som uppenbart bryter mot lagen tas bort. Den som skrev har fått veta skälet.',
  },
};

export const idea = {
  nobody: 'En av oss',
  firstStep: 'tog första steget.',
  /** Who began wants to be there, too. */
  joins: 'Vill själv vara med när det börjar.',
  hats,
  statuses,
  drawing: (taken: number, free: number) =>
    `Ett runt bord uppifrån. Tagna platser: ${taken}. Lediga platser: ${free}.`,
  needs: {
    title: 'Det här behövs',
    /** Once nobody is looked for any more. */
    past: 'Det här behövdes',
    free: 'ledig',
    taken: 'någon har satt sig',
    left: (free: number) => (free === 1 ? '1 plats kvar' : `${free} platser kvar`),
    none: 'Inget särskilt. Det räcker att du vill vara med.',
    allTaken: 'Alla de här platserna är tagna. Vill du vara med får du plats ändå.',
    offered: (people: number) =>
      people > 100
        ? 'Mer än 100 personer har erbjudit sig.'
        : people === 1
          ? '1 person har erbjudit sig.'
          : `${people} personer har erbjudit sig.`,
    nobodyYet: 'Någon sätter sig först. Är det du?',
    help: 'Jag vill hjälpa till',
    noAccount: 'Du behöver inget konto.',
  },
  facts: {
    title: 'Om idén',
    helps: 'Hjälper',
    area: 'Var',
    topics: 'Handlar om',
    published: 'På bordet sedan',
    changed: 'Senast ändrad',
    number: 'Idéns nummer',
  },
  story: {
    title: 'Så här har det gått',
    answer: 'Det här bidrar vi med',
    /** "Maja, Park och natur, som jobbar i kommunen." */
    signed: (who: string, unit: string, hats: string) => `${who}, ${unit}${hats ? `, som ${hats}` : ''}.`,
    written: (day: string) => `Skrivet ${day}.`,
    decided: (who: string, number: string) => `Beslutat av ${who}${number ? `, ${number}` : ''}.`,
    undecided: 'Inget är beslutat ännu.',
  },
  share: {
    title: 'Fler som vill?',
    text: 'Dela länken. Kopiera den här, eller skicka den med en knapp:',
    mail: 'Mejla länken',
    sms: 'Sms:a länken',
    poster: 'Skriv ut en affisch',
    invite: (title: string) => `Vill du vara med? ${title}`,
    wrong: 'Säg till om något är fel här',
  },
  offer: {
    title: (title: string) => `Hjälp till med ”${title}”`,
    description:
      'Säg vad du kan bidra med till just den här idén. En värd läser och hör av sig. Du behöver inget konto.',
    lead: 'Säg vad du kan, så hör en värd av sig. Kan du något annat än det som behövs går det lika bra.',
    still: 'Det här behövs fortfarande',
    /** Instead of the form: nobody is looked for. */
    elsewhere: 'Vad fint att du vill hjälpa till! Den här idén behöver ingen just nu, men det finns andra.',
    anything: 'Säg vad du kan',
    toIdea: 'Till idén',
  },
  poster: {
    title: (title: string) => `Affisch: ${title}`,
    description: 'En affisch att skriva ut och sätta upp, med en plats ledig vid bordet.',
    how: 'Det här är en affisch att sätta upp på en anslagstavla. Välj Skriv ut i webbläsarens meny, eller tryck Ctrl och P. Den får plats på ett A4.',
    back: 'Tillbaka till idén',
    /** In two lines, beside the code. */
    seat: ['Här är', 'din plats.'] as const,
    code: (address: string) => `QR-kod till ${address}`,
    scan: 'Rikta mobilens kamera mot rutan, eller gå till',
    call: 'Vill du hellre prata? Ring',
    say: 'och säg',
    about: 'En idé från någon som bor eller verkar här. Alla får plats vid bordet. Du behöver inget konto.',
  },
  gone: {
    statuses: gone,
    description: 'Idén ligger inte längre på bordet. Här står vad som hände och vad du kan göra i stället.',
    since: (day: string) => `Det hände ${day}.`,
    joined: 'Den här blev de tillsammans:',
    ask: 'Undrar du något? Ring',
    say: 'och säg numret',
    toIdeas: 'Se idéerna',
    start: 'Börja något',
  },
  refused: {
    429: {
      title: 'Vänta lite',
      text: 'Det har kommit många frågor på en gång från samma håll. Vänta tio sekunder och ladda om sidan.',
    },
    503: {
      title: 'Bordet vilar en stund',
      text: 'Vi kommer inte åt idéerna just nu. Felet är vårt, och inget är borta. Titta igen om en stund.',
    },
    description: 'Vi kommer inte åt idén just nu. Inget är borta. Titta igen om en stund.',
    call: 'Är det bråttom? Ring',
  },
};
