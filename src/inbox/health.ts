/** Is the site able to keep what people send, in a few numbers that tell a stranger nothing (`GET /api/health`). */
import manifest from '../../package.json' with { type: 'json' };
import { isAwake } from '../data/kept.ts';
import kommun from '../kommun/kommun.config.ts';
import { type InboxLook, lookIntoInbox } from './look.ts';

export interface Health {
  /** `degraded`: what people send is kept, but somebody should look. `down`: it cannot be kept. */
  status: 'ok' | 'degraded' | 'down';
  database: 'ok' | 'away';
  /** How many submissions wait for the database; null when the inbox does not answer. */
  inbox: number | null;
  /** How many the database refused for good, until somebody deals with them. */
  stuck: number | null;
  /** How long the oldest has waited; 0 when none does. */
  oldestInboxSeconds: number | null;
  /** When this many lie there, stuck ones included, no more are taken into the inbox. */
  inboxCeiling: number;
  version: string;
}

/** A run of the drain takes what waits within minutes; after this long, something is wrong. In seconds. */
const overdue = 15 * 60;
/** From this part of the ceiling on, somebody should know. */
const nearlyFull = 0.8;
/** Asked more often than this, the same answer is given: a flood of questions costs nothing. In milliseconds. */
const freshMs = 3000;

let known: { at: number; health: Promise<Health> } | undefined;

export function health(): Promise<Health> {
  const now = performance.now();
  if (!known || now - known.at > freshMs) known = { at: now, health: ask() };
  return known.health;
}

async function ask(): Promise<Health> {
  const [awake, look] = await Promise.all([isAwake(), lookIntoInbox().catch(() => undefined)]);
  return judge(awake, look, new Date(), kommun.limits.inbox);
}

/** @param look undefined when the inbox does not answer */
export function judge(awake: boolean, look: InboxLook | undefined, now: Date, ceiling: number): Health {
  const waited =
    look?.oldest === undefined ? 0 : Math.max(0, Math.round((now.getTime() - look.oldest) / 1000));
  const lies = look ? look.waiting + look.stuck : 0;
  const isWell = awake && look?.stuck === 0 && waited < overdue && lies < ceiling * nearlyFull;
  return {
    status: isWell ? 'ok' : awake || (look && lies < ceiling) ? 'degraded' : 'down',
    database: awake ? 'ok' : 'away',
    inbox: look?.waiting ?? null,
    stuck: look?.stuck ?? null,
    oldestInboxSeconds: look ? waited : null,
    inboxCeiling: ceiling,
    version: manifest.version,
  };
}
