/**
 * The life of an idea and of an offer: which steps there are and who may take them. This table is the rule; the database repeats
 * which steps there are (a test asks it for every pair) and docs/status.md shows the whole (a test compares). Who may take a step is
 * for the one function that takes it to hold.
 */
export const ideaStatuses = [
  'received',
  'published',
  'gathering',
  'active',
  'done',
  'resting',
  'retired',
  'returned',
  'withdrawn',
  'removed',
] as const;
export type IdeaStatus = (typeof ideaStatuses)[number];

export const offerStatuses = ['received', 'answered', 'agreed', 'thanked', 'withdrawn', 'removed'] as const;
export type OfferStatus = (typeof offerStatuses)[number];

/** Who may take a step: the one who wrote, or a steward. */
type Actor = 'author' | 'steward';

export interface Arrow<Status> {
  from: Status;
  to: Status;
  by: readonly Actor[];
}

const steward: readonly Actor[] = ['steward'];
const author: readonly Actor[] = ['author'];

// An idea in any of these is alive: it can rest, join another, go back, be taken back or be removed.
const alive = ['received', 'published', 'gathering', 'active', 'done'] as const;

/** Every step an idea can take. What is not here cannot happen. */
export const ideaArrows: readonly Arrow<IdeaStatus>[] = [
  { from: 'received', to: 'published', by: steward },
  { from: 'published', to: 'gathering', by: steward },
  { from: 'gathering', to: 'active', by: steward },
  { from: 'active', to: 'done', by: steward },
  ...alive.flatMap((from): Arrow<IdeaStatus>[] => [
    { from, to: 'resting', by: steward },
    // In favour of another idea: asked by a steward, decided by the author.
    { from, to: 'retired', by: author },
    { from, to: 'returned', by: steward },
    { from, to: 'withdrawn', by: author },
    { from, to: 'removed', by: steward },
  ]),
  // What rests can wake, and what rests or went back can still be taken back by whoever wrote it, or removed.
  { from: 'resting', to: 'published', by: steward },
  { from: 'resting', to: 'gathering', by: steward },
  { from: 'resting', to: 'active', by: steward },
  { from: 'resting', to: 'withdrawn', by: author },
  { from: 'resting', to: 'removed', by: steward },
  { from: 'returned', to: 'received', by: author },
  { from: 'returned', to: 'withdrawn', by: author },
  { from: 'returned', to: 'removed', by: steward },
];

export const offerArrows: readonly Arrow<OfferStatus>[] = [
  { from: 'received', to: 'answered', by: steward },
  // By telephone, say: answered and agreed upon in one.
  { from: 'received', to: 'agreed', by: steward },
  { from: 'answered', to: 'agreed', by: steward },
  { from: 'agreed', to: 'thanked', by: steward },
  ...(['received', 'answered', 'agreed', 'thanked'] as const).flatMap((from): Arrow<OfferStatus>[] => [
    { from, to: 'withdrawn', by: author },
    { from, to: 'removed', by: steward },
  ]),
];

/** May an idea go from one status to another? */
export function ideaMayMove(from: IdeaStatus, to: IdeaStatus): boolean {
  return ideaArrows.some((arrow) => arrow.from === from && arrow.to === to);
}

/** May an offer? */
export function offerMayMove(from: OfferStatus, to: OfferStatus): boolean {
  return offerArrows.some((arrow) => arrow.from === from && arrow.to === to);
}
