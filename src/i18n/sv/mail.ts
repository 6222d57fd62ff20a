/**
 * The words of every mail that the site sends. A letter's own words are a steward's; these stand around them. Who gets a mail sees who
 * wrote, what it is about, where to answer, and how to reach a human.
 */
import type { Kind } from '../../domain/intake.ts';
import type { IdeaStatus, OfferStatus } from '../../domain/status.ts';
import { statusesInSentence } from './told.ts';

interface Contact {
  phone: string;
  email: string;
  hours?: string | undefined;
}

interface Counts {
  news: number;
  late: number;
  missing: number;
  offers: number;
}

/** Where it is now, said to the one who wrote. */
const idea: Record<IdeaStatus, string> = {
  ...statusesInSentence,
  returned: 'tillbaka hos dig',
  withdrawn: 'tillbakadragen av dig',
};
const offer: Record<OfferStatus, string> = {
  received: 'framme',
  answered: 'du har fått svar',
  agreed: 'ni har kommit överens',
  thanked: 'klart, tack vare dig',
  withdrawn: 'tillbakadraget av dig',
  removed: 'borttaget, med skäl',
};

/** By the act that the letter came with; for any other it is `about`. */
const ideaSubjects: Record<string, (title: string) => string> = {
  read: (title) => `Läst: ${title}`,
  publish: (title) => `På bordet: ${title}`,
  proposeJoin: (title) => `En fråga om din idé: ${title}`,
  answer: (title) => `Det här bidrar vi med: ${title}`,
  moveOn: (title) => `Det har hänt något med din idé: ${title}`,
  // What was removed is not repeated.
  remove: () => 'Om det du skickade',
};
const offerSubjects: Record<string, string> = {
  answered: 'Svar på ditt erbjudande',
  agreed: 'Det ni har kommit överens om',
  thanked: 'Tack för hjälpen',
  remove: 'Om det du skickade',
};

const count = (many: number) => (many >= 1000 ? 'Många' : String(many));
const reach = ({ phone, email, hours }: Contact) =>
  `Ring ${phone}${hours ? ` (${hours})` : ''} eller mejla ${email}.`;

/** What to do about it. Whoever is shut out cannot sign out: then somebody has to be asked. */
const wasItYou = {
  you: 'Var det du? Då behöver du inte göra något.',
  notYou:
    'Var det inte du? Be genast någon som leder värdarna att bjuda in dig på nytt. Då loggas alla ut i ditt namn och du börjar om från början. Byt också lösenordet till din e-post. Kommer du in själv? Välj ”Logga ut överallt” på din egen sida:',
  ask: (contact: Contact) => `Når du ingen som leder värdarna? ${reach(contact)}`,
};

export const mail = {
  letter: {
    subject: (kind: Kind, act: string, title: string) =>
      kind === 'idea'
        ? ((Object.hasOwn(ideaSubjects, act) ? ideaSubjects[act]?.(title) : undefined) ??
          `Om din idé: ${title}`)
        : ((Object.hasOwn(offerSubjects, act) ? offerSubjects[act] : undefined) ?? 'Om ditt erbjudande'),
    signed: (name: string) => `Hälsningar\n${name}`,
    status: { idea, offer } satisfies Record<Kind, Record<string, string>>,
    about: (kind: Kind, title: string, status: string) =>
      kind === 'idea'
        ? `Det här gäller din idé ”${title}”. Just nu: ${status}.`
        : `Det här gäller ditt erbjudande. Just nu: ${status}.`,
    /** The title of what was removed is not repeated. */
    aboutRemoved: 'Det här gäller det du skickade till oss.',
    link: 'Se allt och svara på din egen sida:',
    /** There is a question on that page. */
    decide: 'Du väljer själv. Svara ja eller nej på din egen sida:',
    yours: 'Länken är bara din. Visa den bara för den som får se.',
    reference: (reference: string) => `Ditt nummer är ${reference}. Säg det om du ringer.`,
    human: (contact: Contact) =>
      `Vill du hellre prata med en människa? ${reach(contact)} Det går också bra att svara på det här mejlet.`,
  },
  invitation: {
    subject: (place: string) => `${place}: du är bjuden till värdarnas bord`,
    hello: (name: string) => `Hej ${name}!`,
    text: (place: string) =>
      `Vill du vara värd i ${place}? En värd läser det som invånare skriver, bjuder in fler till bordet och ser till att alla får svar.`,
    link: 'Öppna länken och skriv adressen som det här mejlet kom till, så får du en kod:',
    yours:
      'Länken är bara din och gäller i sju dagar. Har du fått fler än en inbjudan? Då gäller den senaste.',
    mistake: (contact: Contact) =>
      `Har det blivit fel? Då behöver du inte göra något. Ingen kommer in utan både länken och en kod till din e-post. Berätta gärna, så bjuder vi in den som skulle ha fått den. ${reach(contact)}`,
  },
  /** Something about somebody's way in has changed. It was most likely they themselves. */
  appChanged: {
    subject: (place: string) => `${place}: en ny app är kopplad till dig vid värdarnas bord`,
    hello: (name: string) => `Hej ${name}!`,
    text: (when: string) =>
      `En ny app för koder kopplades till dig ${when}. Den gamla appen och de gamla reservkoderna gäller inte längre, och du är utloggad överallt utom där appen kopplades.`,
    ...wasItYou,
  },
  recoveryUsed: {
    subject: (place: string) => `${place}: en av dina reservkoder har använts`,
    hello: (name: string) => `Hej ${name}!`,
    text: (when: string) =>
      `Någon loggade in som du ${when}, med en kod från din e-post och en av dina reservkoder. Den reservkoden gäller inte längre.`,
    ...wasItYou,
  },
  morning: {
    subject: (place: string) => `God morgon från värdarnas bord i ${place}`,
    hello: (name: string) => `God morgon ${name}!`,
    /** Who misses somebody comes first. */
    counts: ({ missing, news, late, offers }: Counts) => [
      missing === 0
        ? 'Ingen idé saknar någon just nu.'
        : `${missing === 1 ? 'En idé' : `${count(missing)} idéer`} saknar någon. Vem känner du som borde få veta?`,
      ...(news === 0 ? [] : [`Nytt på bordet: ${count(news).toLowerCase()}.${lateWords(late)}`]),
      ...(offers === 0 ? [] : [`Erbjudanden som väntar på svar: ${count(offers).toLowerCase()}.`]),
      ...(news + offers === 0 ? ['Allt är läst och alla har fått svar.'] : []),
    ],
    link: 'Till bordet:',
    off: 'Vill du inte ha det här mejlet på morgonen? Stäng av det på din egen sida:',
  },
};

function lateWords(late: number): string {
  if (late === 0) return '';
  return late === 1
    ? ' Ett av det skulle redan ha varit läst.'
    : ` ${count(late)} av det skulle redan ha varit läst.`;
}
