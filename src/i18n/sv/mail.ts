/**
 * The words of the mail to somebody who wrote. The letter's own words are a steward's; these stand around them. Who gets it sees who
 * wrote, what it is about, where to answer, and how to reach a human.
 */
import type { Kind } from '../../domain/intake.ts';
import type { IdeaStatus, OfferStatus } from '../../domain/status.ts';
import { statusesInSentence } from './told.ts';

export interface Contact {
  phone: string;
  email: string;
  hours?: string | undefined;
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

export const reach = ({ phone, email, hours }: Contact) =>
  `Ring ${phone}${hours ? ` (${hours})` : ''} eller mejla ${email}.`;

export const mail = {
  letter: {
    /** By the act that the letter came with, and for any other. */
    subjects: {
      idea: ideaSubjects,
      offer: offerSubjects,
      other: { idea: (title: string) => `Om din idé: ${title}`, offer: 'Om ditt erbjudande' },
    },
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
};
