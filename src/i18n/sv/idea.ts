/** The words of one idea's pages: the idea, its offer form, its poster, and what is said when it is not on the board any more. */
import type { GoneIdea, ShownStatus } from '../../domain/board.ts';
import { statuses } from './told.ts';

/** How the sentence goes on that begins with where the idea is now; `name` is who took the first step, or ''. */
const now: Record<ShownStatus, (name: string) => string> = {
  published: () => '. Den som vill kan slå sig ner.',
  gathering: () => '. Några har slagit sig ner, och det finns plats för fler.',
  active: () => '. Några har börjat, och det går bra att komma med nu också.',
  done: (name) => `, tack vare ${name || 'den som började'} och alla som hjälptes åt.`,
  resting: (name) => `. Den kan vakna igen. Tack${name ? `, ${name},` : ''} för det första steget.`,
};

const gone: Record<GoneIdea['status'], { title: string; text: string }> = {
  retired: {
    title: statuses.retired,
    text: 'Två idéer som liknade varandra blev en. Den som skrev ville det själv.',
  },
  withdrawn: {
    title: statuses.withdrawn,
    text: 'Den som skrev idén har tagit tillbaka den. Det får man alltid göra.',
  },
  returned: {
    title: statuses.returned,
    text: 'Idén har lämnat bordet. Den som skrev har fått veta skälet, och kan skriva på nytt.',
  },
  removed: {
    title: statuses.removed,
    text: 'Bara det som uppenbart bryter mot lagen tas bort. Den som skrev har fått veta skälet.',
  },
};

export const idea = {
  /** Who began wants to be there, too. */
  joins: 'Vill själv vara med när det börjar.',
  now,
  drawing: (taken: number, free: number) =>
    `Ett runt bord uppifrån. Tagna platser: ${taken}.${free > 0 ? ` Lediga platser: ${free}.` : ''}`,
  needs: {
    title: 'Det här behövs',
    /** Once nobody is looked for any more. */
    past: 'Det här behövdes',
    free: 'ledig',
    taken: 'någon har satt sig',
    none: 'Inget särskilt.',
    /** Where more are welcome. */
    enough: 'Det räcker att du vill vara med.',
    allTaken: 'Alla de här platserna är tagna. Vill du vara med får du plats ändå.',
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
    elsewhere: 'Vad fint att du vill hjälpa till! Den här idén söker ingen, men det finns andra som gör det.',
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
};
