/** The words of the mails to stewards: an invitation, what has changed about their way in, and the morning's. */
import { type Contact, reach } from '../mail.ts';

interface Counts {
  news: number;
  late: number;
  missing: number;
  offers: number;
}

const count = (many: number) => (many >= 1000 ? 'Många' : String(many));

/** What to do about it. Whoever is shut out cannot sign out: then somebody has to be asked. */
const wasItYou = {
  you: 'Var det du? Då behöver du inte göra något.',
  notYou:
    'Var det inte du? Be genast någon som leder värdarna att bjuda in dig på nytt. Då loggas alla ut i ditt namn och du börjar om från början. Byt också lösenordet till din e-post. Kommer du in själv? Välj ”Logga ut överallt” på din egen sida:',
  ask: (contact: Contact) => `Når du ingen som leder värdarna? ${reach(contact)}`,
};

export const toStewards = {
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
