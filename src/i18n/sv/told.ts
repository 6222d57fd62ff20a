/** What is told of ideas and of people wherever they are met: in the list, on an idea's pages, in the feed, in mails, at the table. */
import type { Hat } from '../../domain/choices.ts';
import type { IdeaStatus } from '../../domain/status.ts';
import { inSentence } from '../inSentence.ts';

/** Where an idea is. */
export const statuses: Record<IdeaStatus, string> = {
  received: 'Framme',
  published: 'På bordet',
  gathering: 'Samlar folk',
  active: 'I gång',
  done: 'Klart',
  resting: 'Vilar',
  retired: 'Ihop med en annan idé',
  returned: 'Tillbaka hos den som skrev',
  withdrawn: 'Tillbakadragen av den som skrev',
  removed: 'Borttagen, med skäl',
};

/** As somebody is described, in a sentence: "Bor här och har företag här." */
const hats: Record<Hat, string> = {
  resident: 'bor här',
  employee: 'jobbar i kommunen',
  elected: 'är förtroendevald',
  association: 'är med i en förening',
  business: 'har företag här',
  student: 'går i skolan eller studerar här',
};

/** In the middle of a sentence. */
export const statusesInSentence = Object.fromEntries(
  Object.entries(statuses).map(([status, name]) => [status, inSentence(name)]),
) as Record<IdeaStatus, string>;

/** What has happened, in the story of a contribution: by the act or the status. */
const happened: Record<string, string> = {
  ...statuses,
  received: 'Kom in',
  published: 'Upp på bordet',
  answered: 'Svar',
  agreed: 'Överenskommet',
  thanked: 'Tack',
  read: 'Läst av en värd',
  write: 'En värd skrev',
  publish: 'En värd skrev',
  giveBack: 'En värd skrev',
  proposeJoin: 'Fråga om två idéer ska bli en',
  answer: 'Det här bidrar vi med',
  moveOn: 'En värd skrev',
  remove: 'En värd skrev',
  typeIn: 'En värd skrev in det',
  comment: 'Den som skrev svarade',
  sayYes: 'Den som skrev sa ja',
  sayNo: 'Den som skrev sa nej',
  join: 'Den som skrev gick med i en annan idé',
};

export const told = {
  /** Somebody's own words, in the middle of ours. */
  quoted: (words: string) => `”${words}”`,
  statuses,
  happened,
  hats,
  /** Who gave no name. */
  nobody: 'En av oss',
  firstStep: 'tog första steget',
  missing: 'Det saknas:',
  seats: (free: number) => (free === 1 ? '1 plats kvar' : `${free} platser kvar`),
  /** How many have offered to help; more than a hundred is 101. */
  helpers: (people: number) =>
    people > 100
      ? 'mer än 100 personer har erbjudit sig'
      : people === 1
        ? '1 person har erbjudit sig'
        : `${people} personer har erbjudit sig`,
};
