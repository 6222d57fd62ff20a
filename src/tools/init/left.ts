/** What the settings leave undecided, and who in a municipality usually decides it. The doctor tells the same. */
import { wholeArea } from '../../domain/choices.ts';
import type { Kommun } from '../../domain/kommun.ts';
import { isInvented } from '../inventedHost.ts';

export interface Left {
  /** The setting. */
  field: string;
  /** Who usually decides. */
  who: 'lawyer' | 'data protection officer' | 'archivist' | 'accessibility' | 'communications' | 'IT';
  what: string;
}

export function leftToDecide(kommun: Kommun): Left[] {
  const { privacy, accessibility, theme, site, repository, stewards } = kommun;
  const left: (Left | false)[] = [
    ...privacy.retention.map(
      ({ what, decision }, at): Left | false =>
        !decision && {
          field: `privacy.retention.${at}.decision`,
          who: 'archivist',
          what: `how long this is kept, and the number of the decision (gallringsbeslut): ${what}`,
        },
    ),
    !privacy.transfers && {
      field: 'privacy.transfers',
      who: 'lawyer',
      what: 'what was decided about transfers outside the EU (GDPR 13.1 f), after reading what host and database promise',
    },
    !privacy.registration && {
      field: 'privacy.registration',
      who: 'archivist',
      what: 'how what comes in is registered (OSL 5:1)',
    },
    accessibility.status !== 'full' &&
      accessibility.faults.length === 0 && {
        field: 'accessibility.faults',
        who: 'accessibility',
        what: 'what is not accessible on pages of your own, or that nothing is: look at them, and set the dates of the assessment',
      },
    !stewards.worry && {
      field: 'stewards.worry',
      who: 'lawyer',
      what: 'what a steward does when somebody worries about a person; until then the page says whom to call',
    },
    !theme && { field: 'theme', who: 'communications', what: 'your colours; until then they are ours' },
    !repository && {
      field: 'repository',
      who: 'IT',
      what: 'where the code of your site is, for those who want to make it theirs',
    },
    isInvented(new URL(site).hostname) && {
      field: 'site',
      who: 'IT',
      what: `the address of the site: ${site} leads nowhere`,
    },
    kommun.areas.length === 0 && {
      field: 'areas',
      who: 'communications',
      what: `whether there are areas to choose from; now there is only "${wholeArea}", the whole municipality`,
    },
  ];
  return left.filter((one) => one !== false);
}

/** In lines, those of one person together. */
export function leftInLines(left: readonly Left[]): string {
  const people = [...new Set(left.map(({ who }) => who))];
  return people
    .map((who) =>
      [
        `${who[0]?.toUpperCase()}${who.slice(1)}:`,
        ...left.filter((one) => one.who === who).map(({ field, what }) => `  ${field}: ${what}`),
      ].join('\n'),
    )
    .join('\n');
}
