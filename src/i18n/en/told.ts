/** What is told of ideas and of people wherever they are met: in the list, on an idea's pages, in the feed, in mails, at the table. */
import type { Hat } from '../../domain/choices.ts';
import type { IdeaStatus } from '../../domain/status.ts';
import { inSentence } from '../inSentence.ts';

/** Where an idea is. */
export const statuses: Record<IdeaStatus, string> = {
  received: 'Arrived',
  published: 'On the table',
  gathering: 'Gathering people',
  active: 'Under way',
  done: 'Done',
  resting: 'Resting',
  retired: 'Joined with another idea',
  returned: 'Back with the person who wrote it',
  withdrawn: 'Taken back by the person who wrote it',
  removed: 'Removed, with a reason',
};

/** As somebody is described, in a sentence: "Lives here and runs a business here." */
const hats: Record<Hat, string> = {
  resident: 'lives here',
  employee: 'works for the municipality',
  elected: 'is an elected politician',
  association: 'belongs to a club or association',
  business: 'runs a business here',
  student: 'goes to school or studies here',
};

/** In the middle of a sentence. */
export const statusesInSentence = Object.fromEntries(
  Object.entries(statuses).map(([status, name]) => [status, inSentence(name)]),
) as Record<IdeaStatus, string>;

/** What has happened, in the story of a contribution: by the act or the status. */
const happened: Record<string, string> = {
  ...statuses,
  received: 'Came in',
  published: 'Put on the table',
  answered: 'Answer',
  agreed: 'Agreed',
  thanked: 'Thank you',
  read: 'Read by a host',
  write: 'A host wrote',
  publish: 'A host wrote',
  giveBack: 'A host wrote',
  proposeJoin: 'A question: should two ideas become one?',
  answer: 'This is what we contribute',
  moveOn: 'A host wrote',
  remove: 'A host wrote',
  typeIn: 'A host typed it in',
  comment: 'The person who wrote it answered',
  sayYes: 'The person who wrote it said yes',
  sayNo: 'The person who wrote it said no',
  join: 'The person who wrote it joined another idea',
};

export const told = {
  /** Somebody's own words, in the middle of ours. */
  quoted: (words: string) => `“${words}”`,
  statuses,
  happened,
  hats,
  /** Who gave no name. */
  nobody: 'One of us',
  firstStep: 'took the first step',
  missing: 'Still needed:',
  seats: (free: number) => (free === 1 ? '1 place left' : `${free} places left`),
  /** How many have offered to help; more than a hundred is 101. */
  helpers: (people: number) =>
    people > 100
      ? 'more than 100 people have offered to help'
      : people === 1
        ? '1 person has offered to help'
        : `${people} people have offered to help`,
};
