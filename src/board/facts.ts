/** An idea as the feed and the files tell it: what is free for everyone, and what belongs to whoever wrote it. */
import { freeSeats, type WholeIdea } from '../domain/board.ts';
import { speak } from '../i18n/speak.ts';
import kommun from '../kommun/kommun.config.ts';

/** For the facts; the words carry no licence. */
export const factsLicence = 'https://creativecommons.org/publicdomain/zero/1.0/';

/** A choice of the municipality's own, by its id and by what people call it. */
interface Named {
  id: string;
  name: string;
}

/** An address on this site, whole: the site's own, whatever name it was asked by. */
export function addressOn(path: string): string {
  return new URL(path, kommun.site).href;
}

export function addressOfIdea(reference: string): string {
  return addressOn(`/ideer/${reference}/`);
}

export function factsOf(idea: WholeIdea) {
  const { reference, status, area, topics, needs } = idea;
  return {
    reference,
    url: addressOfIdea(reference),
    status,
    area: named('area', area),
    topics: topics.map((topic) => named('topics', topic)),
    needs,
    missing: freeSeats(idea),
    published: momentOf(idea.publishedAt),
    changed: momentOf(idea.changedAt),
  };
}

/** "2026-11-28T14:36:39.433Z", as RFC 3339, XML Schema and RFC 4287 all have it. */
export function momentOf(at: string): string {
  return new Date(at).toISOString();
}

function named(field: string, id: string): Named {
  return { id, name: speak('sv').nameOf(field, id) };
}
