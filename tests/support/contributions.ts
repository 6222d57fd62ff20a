/** What people write in the tests: an idea, an offer, and everything else that a form or a program can send. */

export type Kind = 'idea' | 'offer';
export const kinds: readonly Kind[] = ['idea', 'offer'];

/** Field by field: text, a tick, a list of ticks, or (from a program) anything at all. */
export type Contribution = Record<string, unknown>;

let written = 0;

/** Words that nobody has written before in this test file. */
export function newWords(): string {
  written += 1;
  return `Läxhjälp på biblioteket, gång ${written} (${process.pid.toString(36)})`;
}

/** The shortest road to a stored idea: a title, a few lines and one tick. */
export function anIdea(own: Contribution = {}): Contribution {
  const title = newWords();
  return {
    title,
    // Words of their own too: one text many times looks like rubbish.
    description: `Vi sitter där på torsdagar och hjälps åt. ${title}`,
    informed: true,
    ...own,
  };
}

/** The least an offer must say: what one gives, a line about it, how to be reached, and one tick. */
export function anOffer(own: Contribution = {}): Contribution {
  return {
    gives: ['hands'],
    description: `Jag bär gärna bord. ${newWords()}`,
    email: 'nagon@exempel.example',
    informed: true,
    ...own,
  };
}

export function aContribution(kind: Kind, own: Contribution = {}): Contribution {
  return kind === 'idea' ? anIdea(own) : anOffer(own);
}

/** Every field of an idea. */
export function aWholeIdea(own: Contribution = {}): Contribution {
  return anIdea({
    helps: 'Barnen i lågstadiet',
    area: 'norra-sidan',
    topics: ['skola', 'kultur'],
    needs: ['hands', 'place'],
    needsNote: 'Ett rum med stora bord',
    hats: ['resident', 'employee'],
    firstStep: true,
    displayName: 'Förskolläraren med cykeln',
    email: 'forskollararen@exempel.example',
    language: 'sv',
    ...own,
  });
}

/** Every field of an offer except the idea it is for. */
export function aWholeOffer(own: Contribution = {}): Contribution {
  return anOffer({
    gives: ['skill', 'things'],
    phone: '070-123 45 67, efter fem',
    availability: ['evenings', 'weekends'],
    extent: 'monthly',
    areas: ['whole', 'centrum'],
    topics: ['natur'],
    hats: ['association'],
    displayName: 'Snickaren i kvarteret',
    language: 'sv',
    ...own,
  });
}

export function aWholeContribution(kind: Kind, own: Contribution = {}): Contribution {
  return kind === 'idea' ? aWholeIdea(own) : aWholeOffer(own);
}

/** The same without some fields. */
export function without(contribution: Contribution, ...fields: string[]): Contribution {
  return Object.fromEntries(Object.entries(contribution).filter(([field]) => !fields.includes(field)));
}
