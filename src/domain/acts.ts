/**
 * What a steward does with a contribution: each act, what it asks for, and when it is possible. Each is one POST and one function of
 * the database (supabase/migrations/…_acts.sql), which holds the same rules; words and addresses stand in i18n.
 */
import { z } from 'zod';
import { hats, needs } from './choices.ts';
import {
  choices,
  flag,
  line,
  requiredChoice,
  requiredDay,
  requiredLine,
  requiredReference,
  requiredText,
} from './field.ts';
import { type IdeaStatus, ideaMayMove, type OfferStatus, offerMayMove } from './status.ts';

/** Only for these does something not go up on the board, as the site tells (PUBLIC: three grounds). */
const grounds = ['unlawful', 'person', 'advertising'] as const;
export type Ground = (typeof grounds)[number];

/**
 * What is plainly unlawful and has to be taken away: 5 § lagen (1998:112) om ansvar för elektroniska anslagstavlor, in its order. The
 * municipality's lawyer decides what the law says today.
 */
const unlawful = [
  'incitement',
  'agitation',
  'childAbuse',
  'violence',
  'threat',
  'privacy',
  'terrorism',
  'copyright',
] as const;
export type Unlawful = (typeof unlawful)[number];

/** Where a steward moves an idea; `published` is waking what rests. */
const moves = ['gathering', 'active', 'done', 'resting', 'published'] as const;
export type Move = (typeof moves)[number];

/** Room is left for what some letters end with: the reason, or what was agreed. */
const words = (most = 3500) => requiredText(3, most);

/** What each act asks for, in the order of its page. */
export const actSchemas = {
  publish: z.strictObject({
    words: words(),
    title: requiredLine(3, 120),
    description: requiredText(20, 4000),
  }),
  read: z.strictObject({ words: words() }),
  moveOn: z
    .strictObject({
      move: requiredChoice(moves),
      leader: line(120),
      insurance: line(200),
      land: line(200),
      words: words(),
    })
    // Before people meet, somebody has answered these (PUBLIC: before something is in motion).
    .superRefine(({ move, ...care }, context) => {
      if (move !== 'active') return;
      for (const field of ['leader', 'insurance', 'land'] as const)
        if (care[field] === '') context.addIssue({ code: 'custom', path: [field], message: 'required' });
    }),
  answered: z.strictObject({ words: words() }),
  agreed: z.strictObject({
    agreed: requiredText(3, 2000),
    meets: choices(needs, needs.length),
    words: words(1900),
  }),
  thanked: z.strictObject({ words: words() }),
  answer: z.strictObject({
    words: words(),
    signed: requiredLine(1, 60),
    unit: requiredLine(1, 120),
    hats: choices(hats, hats.length),
    writtenOn: requiredDay(),
    decidedBy: line(120),
    caseNumber: line(60),
  }),
  write: z.strictObject({ words: words() }),
  proposeJoin: z.strictObject({ other: requiredReference(), words: words() }),
  children: z
    .strictObject({ children: flag(), responsible: line(120) })
    .refine(({ children, responsible }) => !children || responsible.length >= 3, {
      path: ['responsible'],
      error: 'required',
    }),
  worry: z.strictObject({}),
  notRubbish: z.strictObject({}),
  giveBack: z.strictObject({ ground: requiredChoice(grounds), words: words() }),
  rubbish: z.strictObject({}),
  remove: z.strictObject({ unlawful: requiredChoice(unlawful), words: words() }),
};
export type ActName = keyof typeof actSchemas;
export type ActContent<Name extends ActName> = z.output<(typeof actSchemas)[Name]> &
  // What the one who wrote is told, where that is more than the answer's own words.
  (Name extends 'answer' ? { letter?: string } : unknown);

export const actNames = Object.keys(actSchemas) as ActName[];

/**
 * Is a letter nothing but its greeting, perhaps with a name under it? That says nothing to the one who gets it.
 * @param words as the schema tidied them
 * @param greeting as the letter was given to be changed
 * @param signatures what may stand under it
 */
export function isOnlyGreeting(words: string, greeting: string, signatures: readonly string[]): boolean {
  if (!words.startsWith(greeting)) return false;
  const rest = words.slice(greeting.length).replace(/^[\s/,–-]+/, '');
  return rest === '' || signatures.includes(rest);
}

/** The number of a form, as our own page made it: a UUID (RFC 9562). */
export function isActId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** What of a contribution decides which acts are possible. */
export interface Standing {
  kind: string;
  status: string;
  flagged: boolean;
  /** Has somebody told the one who wrote anything yet? */
  isAnswered: boolean;
}

/** What takes something off the table: offered apart from what helps people meet. */
export const takingAway: readonly ActName[] = ['giveBack', 'rubbish', 'remove'];

/** The acts that are possible, in the order they are offered: first what helps people meet, last what takes something away. */
export function actsFor(standing: Standing): ActName[] {
  return actNames.filter((name) => isPossible(name, standing));
}

function isPossible(name: ActName, { kind, status, flagged, isAnswered }: Standing): boolean {
  if (status === 'removed') return false;
  if (name === 'worry') return true;
  if (name === 'notRubbish') return flagged;
  if (name === 'remove') return mayBecome(kind, status, 'removed');
  // What lies with the rubbish is first taken back from it.
  if (flagged) return false;
  if (name === 'write') return true;
  if (name === 'rubbish') return status === 'received';
  return kind === 'idea' ? isPossibleForIdea(name, status, isAnswered) : isPossibleForOffer(name, status);
}

function isPossibleForIdea(name: ActName, status: string, isAnswered: boolean): boolean {
  switch (name) {
    case 'read':
      return status === 'received' && !isAnswered;
    case 'publish':
      return status === 'received';
    case 'giveBack':
      return mayBecome('idea', status, 'returned');
    case 'proposeJoin':
      return mayBecome('idea', status, 'retired');
    case 'moveOn':
      return possibleMoves(status).length > 0;
    case 'answer':
    case 'children':
      return !['withdrawn', 'retired', 'returned'].includes(status);
    default:
      return false;
  }
}

function isPossibleForOffer(name: ActName, status: string): boolean {
  return ['answered', 'agreed', 'thanked'].includes(name) && mayBecome('offer', status, name);
}

function mayBecome(kind: string, from: string, to: string): boolean {
  return kind === 'idea'
    ? ideaMayMove(from as IdeaStatus, to as IdeaStatus)
    : offerMayMove(from as OfferStatus, to as OfferStatus);
}

/** Where an idea can be moved from here. Putting it up for the first time is an act of its own. */
export function possibleMoves(status: string): Move[] {
  return status === 'received' ? [] : moves.filter((move) => mayBecome('idea', status, move));
}
