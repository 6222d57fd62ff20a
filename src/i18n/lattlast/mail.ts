/**
 * The words of the mail to somebody who wrote. The letter's own words are a steward's; these stand around them. Who gets it sees who
 * wrote, what it is about, where to answer, and how to reach a human. One sentence a line.
 */
import type { Kind } from '../../domain/intake.ts';
import type { IdeaStatus, OfferStatus } from '../../domain/status.ts';
import type { Contact } from '../sv/mail.ts';
import { statusesInSentence } from './told.ts';

/** Where it is now, said to the one who wrote. */
const idea: Record<IdeaStatus, string> = {
  ...statusesInSentence,
  returned: 'tillbaka hos dig',
  withdrawn: 'du har tagit tillbaka den',
};
const offer: Record<OfferStatus, string> = {
  received: 'framme',
  answered: 'du har fått svar',
  agreed: 'ni är överens',
  thanked: 'klart, tack vare dig',
  withdrawn: 'du har tagit tillbaka det',
  removed: 'vi har tagit bort det',
};

const ideaSubjects: Record<string, (title: string) => string> = {
  read: (title) => `Vi har läst: ${title}`,
  publish: (title) => `Nu kan alla se: ${title}`,
  proposeJoin: (title) => `En fråga om din idé: ${title}`,
  answer: (title) => `Så hjälper vi till: ${title}`,
  moveOn: (title) => `Det har hänt något med din idé: ${title}`,
  // What was removed is not repeated.
  remove: () => 'Om det du skickade',
};
const offerSubjects: Record<string, string> = {
  answered: 'Svar till dig som vill hjälpa till',
  agreed: 'Det ni är överens om',
  thanked: 'Tack för hjälpen',
  remove: 'Om det du skickade',
};

const reach = ({ phone, email, hours }: Contact) =>
  `Ring ${phone}${hours ? ` (${hours})` : ''} eller mejla ${email}.`;

export const mail = {
  letter: {
    /** By the act that the letter came with, and for any other. */
    subjects: {
      idea: ideaSubjects,
      offer: offerSubjects,
      other: { idea: (title: string) => `Om din idé: ${title}`, offer: 'Om din hjälp' },
    },
    signed: (name: string) => `Hälsningar\n${name}`,
    status: { idea, offer } satisfies Record<Kind, Record<string, string>>,
    about: (kind: Kind, title: string, status: string) =>
      kind === 'idea'
        ? `Det här gäller din idé ”${title}”.\nJust nu: ${status}.`
        : `Du har sagt att du vill hjälpa till.\nDet här gäller det.\nJust nu: ${status}.`,
    /** The title of what was removed is not repeated. */
    aboutRemoved: 'Det här gäller det du skickade till oss.',
    link: 'På din egen sida ser du allt.\nDär kan du också svara:',
    /** There is a question on that page. */
    decide: 'Du väljer själv.\nSvara ja eller nej på din egen sida:',
    yours: 'Länken är bara din.\nVisa den bara för den som får se.',
    reference: (reference: string) => `Ditt nummer är ${reference}.\nSäg det om du ringer.`,
    human: (contact: Contact) =>
      `Vill du hellre prata med en människa?\n${reach(contact)}\nDu kan också svara på det här mejlet.`,
  },
};
