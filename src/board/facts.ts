/** An idea as the feed and the files tell it: what is free for everyone, and what belongs to whoever wrote it. */
import { freeSeats, type WholeIdea } from '../domain/board.ts';
import { wholeArea } from '../domain/choices.ts';
import { sv } from '../i18n/sv.ts';
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
    area: areaOf(area),
    topics: topics.map(topicOf),
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

function areaOf(id: string): Named {
  return id === wholeArea ? { id, name: sv.forms.wholeArea } : named(id, kommun.areas);
}

function topicOf(id: string): Named {
  return named(id, kommun.topics);
}

/** One that the municipality has taken away since is called by its id. */
function named(id: string, list: readonly Named[]): Named {
  return { id, name: list.find((one) => one.id === id)?.name ?? id };
}
