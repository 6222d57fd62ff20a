/** The board as a feed to follow (RFC 4287): the newest first, each with what it still needs and what was written. */
import { neededNow, type WholeIdea } from '../domain/board.ts';
import { speak } from '../i18n/speak.ts';
import { sv } from '../i18n/sv.ts';
import kommun from '../kommun/kommun.config.ts';
import { addressOn, factsLicence, factsOf } from './facts.ts';
import { documentOf, element, type Xml } from './xml.ts';

/** How many ideas stand in it. */
export const feedMost = 30;

const address = addressOn('/ideer/atom.xml');
const list = addressOn('/ideer/');
/** When nothing has ever been put up; a feed must say when it changed, and "now" would be another answer each time. */
const never = '1970-01-01T00:00:00.000Z';

export function atomOf(ideas: readonly WholeIdea[]): string {
  const entries = ideas.map(factsOf);
  const updated = entries.map(({ changed }) => changed).sort();
  return documentOf(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'sv' },
      element('id', {}, list),
      element('title', { type: 'text' }, sv.data.feed.title(kommun.shortName)),
      element('subtitle', { type: 'text' }, sv.data.feed.subtitle),
      element('updated', {}, updated.at(-1) ?? never),
      link('self', 'application/atom+xml', address),
      link('alternate', 'text/html', list),
      element('rights', { type: 'text' }, sv.data.rights.all(factsLicence)),
      ...ideas.map(entryOf),
    ),
  );
}

function entryOf(idea: WholeIdea): Xml {
  const { url, topics, published, changed } = factsOf(idea);
  return element(
    'entry',
    {},
    element('id', {}, url),
    element('title', { type: 'text' }, idea.title),
    element('author', {}, element('name', {}, idea.displayName || sv.told.nobody)),
    element('published', {}, published),
    element('updated', {}, changed),
    link('alternate', 'text/html', url),
    ...topics.map(({ id, name }) => category('amne', id, name)),
    ...neededNow(idea).map((need) => category('behov', need, sv.forms.choices.needs[need])),
    element('summary', { type: 'text' }, inShort(idea)),
    element('content', { type: 'text' }, idea.description),
  );
}

/** "Samlar folk. Det saknas: någon som håller ihop det." What is done or rests lacks nobody: "Klart." */
function inShort(idea: WholeIdea): string {
  const missing = neededNow(idea);
  const status = `${sv.told.statuses[idea.status]}.`;
  return missing.length > 0 ? `${status} ${sv.data.missing(speak('sv').needsInWords(missing))}` : status;
}

function link(rel: string, type: string, href: string): Xml {
  return element('link', { rel, type, href });
}

/** The scheme is where people can narrow the list to it: a need, to those where it is still free. */
function category(kind: 'amne' | 'behov', term: string, label: string): Xml {
  return element('category', { term, scheme: addressOn(`/ideer/#${kind}`), label });
}
