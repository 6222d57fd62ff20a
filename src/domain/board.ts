/** The board: what everyone may see of the ideas that stewards have put up, and how a list of them is asked for. */
import type { Hat, Need } from './choices.ts';
import type { IdeaStatus } from './status.ts';
import type { Answer } from './table.ts';

/** Those that lie on the board. An idea with any other status is not there: not yet, or not any more. */
export const shownStatuses = [
  'published',
  'gathering',
  'active',
  'done',
  'resting',
] as const satisfies readonly IdeaStatus[];
export type ShownStatus = (typeof shownStatuses)[number];

/** The order of a list: what has most free seats first, or what was put up last. */
export const boardOrders = ['need', 'newest'] as const;
export type BoardOrder = (typeof boardOrders)[number];

/** What a list is narrowed to; '' is everything. `need` means one that is still free. */
export interface BoardFilter {
  need: string;
  topic: string;
  area: string;
  status: string;
  /** What is looked for, as it was written. */
  words: string;
}

export const wholeBoard: BoardFilter = { need: '', topic: '', area: '', status: '', words: '' };

/** Where a page of a list ends, and the next begins: its last row. */
export interface BoardPlace {
  /** Free seats; only the order `need` goes by it. */
  free: number;
  /** When it was put up, as the database writes it (to the microsecond). */
  at: string;
  id: number;
}

/** What is told of an idea wherever it stands. */
export interface BoardIdea {
  reference: string;
  status: ShownStatus;
  title: string;
  /** The name they chose, or ''. */
  displayName: string;
  hats: Hat[];
  area: string;
  topics: string[];
  needs: Need[];
  /** Which of the needs somebody has taken on. */
  met: Need[];
  /** ISO 8601, to the microsecond. */
  publishedAt: string;
  changedAt: string;
}

/** The language that it was written in, as it was told when it came in; '' for none that we know. */
export interface Spoken {
  language: string;
}

/** How many letters of an idea's text the database gives for a list, at most. */
export const beginningMost = 240;

/** An idea in a list. */
export interface ListedIdea extends BoardIdea, Spoken {
  /** How its text begins: `beginningMost` letters at most. */
  beginning: string;
  /** How many have offered to help with it; more than a hundred is 101. */
  helpers: number;
  place: BoardPlace;
}

/** An idea with its words, to be taken along. */
export interface WholeIdea extends BoardIdea {
  description: string;
  place: BoardPlace;
}

/** A step of its life on the board, oldest first. */
export interface Step {
  at: string;
  status: IdeaStatus;
  message: string;
}

/** An idea on a page of its own. */
export interface OpenIdea extends BoardIdea, Spoken {
  shown: true;
  description: string;
  helps: string;
  needsNote: string;
  /** Who began wants to be part of taking the first step. */
  firstStep: boolean;
  helpers: number;
  steps: Step[];
  answers: Answer[];
}

/** What has been on the board and is there no more. */
export interface GoneIdea {
  shown: false;
  reference: string;
  /** Nothing that has been on the board is read anew: its author writes another. */
  status: Exclude<IdeaStatus, ShownStatus | 'received'>;
  changedAt: string;
  /** The idea on the board that it went together with, when there is one to show. */
  joined: { reference: string; title: string; language: string } | undefined;
}

/** The needs that nobody has taken on yet, in the order that they are always told in. */
export function freeSeats({ needs, met }: Pick<BoardIdea, 'needs' | 'met'>): Need[] {
  return needs.filter((need) => !met.includes(need));
}

/** May more people join in? What is done or rests looks for nobody; everything else has a place, if no need is left over too. */
export function hasRoom({ status }: Pick<BoardIdea, 'status'>): boolean {
  return status !== 'done' && status !== 'resting';
}

/** The free seats that somebody is looked for to take. */
export function neededNow(idea: Pick<BoardIdea, 'status' | 'needs' | 'met'>): Need[] {
  return hasRoom(idea) ? freeSeats(idea) : [];
}

/** Does it still look for anybody? */
export function looksForPeople(idea: Pick<BoardIdea, 'status' | 'needs' | 'met'>): boolean {
  return neededNow(idea).length > 0;
}

/** A place at an idea's table: taken, or free. */
export type Seat = 'taken' | 'free';

/**
 * The places at its table, clockwise: whoever began has sat down, then each need. Where there is room but no need is left, one more
 * place is free: nobody is turned away. Where there is no room, only those who sit there are left.
 */
export function seatsOf(idea: Pick<BoardIdea, 'status' | 'needs' | 'met'>): Seat[] {
  const needed = idea.needs.map((need): Seat => (idea.met.includes(need) ? 'taken' : 'free'));
  if (!hasRoom(idea)) return ['taken', ...needed.filter((seat) => seat === 'taken')];
  return ['taken', ...needed, ...(needed.includes('free') ? [] : (['free'] as const))];
}

/** Something that happened to an idea on the board. */
export type Happening = (Step & { answer?: never }) | { at: string; answer: Answer };

/** Steps and answers as one story, oldest first; of the same moment, the step first. */
export function storyOf({ steps, answers }: Pick<OpenIdea, 'steps' | 'answers'>): Happening[] {
  const answered = answers.map((answer) => ({ at: answer.publishedAt, answer }));
  return [...steps, ...answered].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** When it last became another: an answer is a part of it, and moves nothing else. */
export function lastChangeOf({ changedAt, answers }: Pick<OpenIdea, 'changedAt' | 'answers'>): string {
  const moments = [changedAt, ...answers.map(({ publishedAt }) => publishedAt)];
  return moments.reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last));
}
