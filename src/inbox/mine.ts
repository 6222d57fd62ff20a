/** Somebody's own contribution, wherever it is at the moment. */
import { type Found, findByKey } from '../data/mine.ts';
import { within } from '../data/within.ts';
import type { Mine } from '../domain/mine.ts';
import { hashOfKey, isKey } from '../domain/reference.ts';
import type { Entry } from './entry.ts';
import { findWaiting } from './find.ts';

/** Between two looks an entry may move from the inbox into the database: then it is in neither when each is asked. */
const rounds = 2;
/** After this long no other question is asked: somebody waits. In milliseconds. */
const patience = 5000;
/** A database that takes longer is not waited for while the inbox may have the answer. In milliseconds. */
const headStart = 500;

/**
 * Looks a contribution up by its private key, in the database and in the inbox.
 * @returns missing (`found: null`) only when both say so; away when one that might have it does not answer
 */
export async function findMine(key: string): Promise<Found> {
  if (!isKey(key)) return { found: null };
  const keyHash = hashOfKey(key);
  const until = performance.now() + patience;
  for (let round = 1; ; round += 1) {
    const asked = findByKey(key);
    const soon = await within(headStart, asked);
    if (soon?.found) return soon;
    const looked = await findWaiting(keyHash).catch(() => undefined);
    if (looked?.entry) return { found: mineFrom(looked.entry) };
    const kept = await asked;
    if (kept.found) return kept;
    if (kept.away || !looked || performance.now() > until) return { away: true };
    if (looked.empty || round === rounds) return findByKey(key);
  }
}

function mineFrom({ contribution, receipt }: Entry): Mine {
  const { reference, readBy } = receipt;
  const arrivedAt = receipt.arrivedAt.toISOString();
  const kept = {
    reference,
    readBy,
    arrivedAt,
    status: 'received',
    isAnswered: false,
    waiting: true,
    joined: '',
  };
  if (contribution.kind === 'idea') {
    const { email, informed: _, ...content } = contribution.content;
    return { ...kept, hasContact: email !== '', hasEmail: email !== '', kind: 'idea', content };
  }
  const { email, phone, informed: _, ...content } = contribution.content;
  const hasEmail = email !== '';
  return { ...kept, hasContact: hasEmail || phone !== '', hasEmail, kind: 'offer', content };
}
