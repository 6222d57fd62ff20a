/**
 * The words of the mail to somebody who wrote. The letter's own words are a steward's; these stand around them. Who gets it sees who
 * wrote, what it is about, where to answer, and how to reach a human.
 */
import type { Kind } from '../../domain/intake.ts';
import type { IdeaStatus, OfferStatus } from '../../domain/status.ts';
import type { Contact } from '../sv/mail.ts';
import { statusesInSentence } from './told.ts';

/** Where it is now, said to the one who wrote. */
const idea: Record<IdeaStatus, string> = {
  ...statusesInSentence,
  returned: 'back with you',
  withdrawn: 'taken back by you',
};
const offer: Record<OfferStatus, string> = {
  received: 'arrived',
  answered: 'you have an answer',
  agreed: 'you have agreed on what to do',
  thanked: 'done, thanks to you',
  withdrawn: 'taken back by you',
  removed: 'removed, with a reason',
};

const ideaSubjects: Record<string, (title: string) => string> = {
  read: (title) => `Read: ${title}`,
  publish: (title) => `On the table: ${title}`,
  proposeJoin: (title) => `A question about your idea: ${title}`,
  answer: (title) => `This is what we contribute: ${title}`,
  moveOn: (title) => `Something has happened with your idea: ${title}`,
  // What was removed is not repeated.
  remove: () => 'About what you sent',
};
const offerSubjects: Record<string, string> = {
  answered: 'An answer to your offer of help',
  agreed: 'What you have agreed on',
  thanked: 'Thank you for your help',
  remove: 'About what you sent',
};

const reach = ({ phone, email, hours }: Contact) =>
  `Call ${phone}${hours ? ` (${hours})` : ''} or e-mail ${email}.`;

export const mail = {
  letter: {
    /** By the act that the letter came with, and for any other. */
    subjects: {
      idea: ideaSubjects,
      offer: offerSubjects,
      other: { idea: (title: string) => `About your idea: ${title}`, offer: 'About your offer of help' },
    },
    signed: (name: string) => `Best wishes\n${name}`,
    status: { idea, offer } satisfies Record<Kind, Record<string, string>>,
    about: (kind: Kind, title: string, status: string) =>
      kind === 'idea'
        ? `This is about your idea “${title}”. Right now: ${status}.`
        : `This is about your offer of help. Right now: ${status}.`,
    /** The title of what was removed is not repeated. */
    aboutRemoved: 'This is about what you sent to us.',
    link: 'See everything and answer on your own page:',
    /** There is a question on that page. */
    decide: 'You choose. Answer yes or no on your own page:',
    yours: 'The link is yours alone. Show it only to those who may see your page.',
    reference: (reference: string) => `Your number is ${reference}. Say it if you call.`,
    human: (contact: Contact) =>
      `Would you rather talk to a person? ${reach(contact)} You can also answer this e-mail.`,
  },
};
