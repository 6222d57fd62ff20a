/** The words of one idea's pages: the idea, its offer form, its poster, and what is said when it is not on the board any more. */
import type { GoneIdea, ShownStatus } from '../../domain/board.ts';
import { statuses } from './told.ts';

/** How the sentence goes on that begins with where the idea is now; `name` is who took the first step, or ''. */
const now: Record<ShownStatus, (name: string) => string> = {
  published: () => '. Den som vill får vara med.',
  gathering: () => '. Några är med. Det finns plats för fler.',
  active: () => '. Några har börjat. Du får gärna vara med nu också.',
  done: (name) => `. Tack till ${name || 'den som började'} och alla som hjälpte till.`,
  resting: (name) => `. Den kan komma i gång igen. Tack${name ? `, ${name},` : ''} för idén.`,
};

const gone: Record<GoneIdea['status'], { title: string; text: string }> = {
  retired: {
    title: statuses.retired,
    text: 'Två idéer liknade varandra. Nu är de en idé. Den som skrev ville det själv.',
  },
  withdrawn: {
    title: statuses.withdrawn,
    text: 'Den som skrev får alltid ta tillbaka sin idé.',
  },
  returned: {
    title: statuses.returned,
    text: 'Idén syns inte längre. Den som skrev vet varför. Den som skrev får skriva på nytt.',
  },
  removed: {
    title: statuses.removed,
    text: 'Vi tar bara bort det som tydligt bryter mot lagen. Den som skrev vet varför.',
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
    allTaken: 'Alla platser är tagna. Du får plats ändå, om du vill vara med.',
    nobodyYet: 'Ingen är med än. Vill du bli den första?',
    help: 'Jag vill hjälpa till',
    noAccount: 'Du behöver inget konto.',
  },
  facts: {
    title: 'Om idén',
    helps: 'Hjälper',
    area: 'Var',
    topics: 'Handlar om',
    published: 'Här sedan',
    changed: 'Senast ändrad',
    number: 'Idéns nummer',
  },
  story: {
    title: 'Så här har det gått',
    answer: 'Så hjälper vi till',
    /** "Maja, Park och natur, som jobbar i kommunen." */
    signed: (who: string, unit: string, hats: string) => `${who}, ${unit}${hats ? `, som ${hats}` : ''}.`,
    written: (day: string) => `Skrev det här ${day}.`,
    decided: (who: string, number: string) => `${who} har bestämt det${number ? ` (${number})` : ''}.`,
    undecided: 'Ingen har bestämt något än.',
  },
  share: {
    title: 'Vill fler vara med?',
    text: 'Dela länken med andra. Du kan kopiera den. Du kan också trycka på en knapp:',
    mail: 'Mejla länken',
    sms: 'Sms:a länken',
    poster: 'Skriv ut en affisch',
    invite: (title: string) => `Vill du vara med? ${title}`,
    wrong: 'Säg till om något är fel här',
  },
  offer: {
    title: (title: string) => `Hjälp till med ”${title}”`,
    description:
      'Säg vad du kan göra för den här idén. En värd läser det och hör av sig till dig. Du behöver inget konto.',
    lead: 'Säg vad du kan. En värd hör av sig till dig. En värd är en person som bjuder in andra. Kan du något annat än det som behövs? Det går lika bra.',
    still: 'Det här behövs',
    /** Instead of the form: nobody is looked for. */
    elsewhere: 'Vad fint att du vill hjälpa till! Här behövs ingen just nu. Men andra idéer behöver någon.',
    anything: 'Säg vad du kan',
    toIdea: 'Till idén',
  },
  poster: {
    title: (title: string) => `Affisch: ${title}`,
    description: 'En affisch att skriva ut och sätta upp. På affischen finns ett bord med en ledig plats.',
    how: 'Det här är en affisch. Du kan skriva ut den och sätta upp den. Välj Skriv ut i webbläsarens meny. Du kan också trycka på Ctrl och P. Använd ett vanligt papper (A4).',
    back: 'Tillbaka till idén',
    /** In two lines, beside the code. */
    seat: ['Här är', 'din plats.'] as const,
    code: (address: string) => `QR-kod till ${address}`,
    scan: 'Rikta mobilens kamera mot rutan, eller gå till',
    call: 'Vill du hellre prata? Ring',
    say: 'och säg',
    about:
      'Det här är en idé från någon som bor eller jobbar här. Alla får vara med. Du behöver inget konto.',
  },
  gone: {
    statuses: gone,
    description: 'Idén syns inte längre. Här står vad som hände. Här står också vad du kan göra i stället.',
    since: (day: string) => `Det hände ${day}.`,
    joined: 'Nu heter idén:',
    ask: 'Vill du fråga något? Ring',
    say: 'och säg numret',
    toIdeas: 'Se idéerna',
    start: 'Börja något',
  },
};
