/** What a letter is called in the inbox of the one who wrote. */
import type { Kind } from '../domain/intake.ts';
import type { Words } from '../i18n/sv.ts';

/** @param act what it came with, as the database tells it: also one that no words were written for */
export function subjectOf(
  { subjects: { idea, offer, other } }: Words['mail']['letter'],
  kind: Kind,
  act: string,
  title: string,
): string {
  if (kind === 'offer') return (Object.hasOwn(offer, act) ? offer[act] : undefined) ?? other.offer;
  return (Object.hasOwn(idea, act) ? idea[act] : undefined)?.(title) ?? other.idea(title);
}
