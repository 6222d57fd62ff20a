/** The settings: what is not decided, what contradicts itself, what has grown old. */
import type { Kommun } from '../../domain/kommun.ts';
import { localDay } from '../../domain/workingDays.ts';
import { leftToDecide } from '../init/left.ts';
import { type Examination, type Finding, look, wrong } from './finding.ts';

const file = 'src/kommun/kommun.config.ts';

export const undecided: Examination = {
  name: 'what is left to decide',
  look: async ({ kommun }) =>
    leftToDecide(kommun).map(({ field, who, what }) =>
      look(field, `not decided: ${what}`, `usually decided by: ${who}`, `npm run init, or ${file}`),
    ),
};

export const dates: Examination = {
  name: 'dates of the statement, the notice and the pauses',
  look: async ({ kommun }) => datesOf(kommun, localDay(new Date(), kommun.timeZone)),
};

function datesOf({ accessibility, privacy, reading }: Kommun, today: string): Finding[] {
  const { assessed, updated } = accessibility;
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const [last] = reading.pauses
    .map(({ to }) => to)
    .toSorted()
    .reverse();
  const found: (Finding | false)[] = [
    updated < assessed &&
      wrong(
        'accessibility.updated',
        `the statement was updated (${updated}) before it was assessed (${assessed})`,
        'the statement must tell both days as they were (DOS-lagen, MDFFS 2019:2)',
        `set accessibility.updated in ${file} to the day it was last looked over`,
      ),
    [assessed, updated].some((day) => day > today) &&
      wrong(
        'accessibility.assessed',
        'a day of the statement is still to come',
        'nobody has assessed anything on a day that has not been',
        `correct accessibility.assessed and accessibility.updated in ${file}`,
      ),
    updated < yearAgo &&
      look(
        'accessibility.updated',
        `the statement is from ${updated}`,
        'it is looked over once a year',
        `look at the pages, then set assessed and updated under accessibility in ${file}`,
      ),
    privacy.version > today &&
      wrong(
        'privacy.version',
        `the notice is from a day that has not been (${privacy.version})`,
        'with each contribution stands which version was shown',
        `set privacy.version in ${file} to the day this notice took effect`,
      ),
    last !== undefined &&
      last < today &&
      look(
        'reading.pauses',
        `the last pause ended on ${last}`,
        'people are promised days when nobody reads',
        `write the coming holidays under reading.pauses in ${file}`,
      ),
  ];
  return found.filter((one) => one !== false);
}

export const legal: Examination = {
  name: 'what the law asks the pages to say',
  look: async ({ kommun }) => [...invented(kommun), ...regionsOf(kommun)],
};

/** What came with the code and is nobody's. */
function invented(kommun: Kommun): Finding[] {
  return Object.entries(flat(kommun))
    .filter(([, value]) => /\.example\b/.test(value))
    .map(([field, value]) =>
      look(
        field,
        `"${value}" is invented`,
        'it came with the code, and nobody answers there (RFC 2606)',
        `npm run init, or ${file}`,
      ),
    );
}

function flat(value: unknown, at = ''): Record<string, string> {
  if (typeof value === 'string') return { [at]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flat(inner, at ? `${at}.${key}` : key)),
  );
}

function regionsOf({ privacy }: Kommun): Finding[] {
  return privacy.recipients.flatMap(({ who, region }, at) =>
    /\b(USA|United States|Ohio|Virginia|Oregon|California|Kalifornien|us-(east|west)-\d)\b/i.test(region)
      ? [
          wrong(
            `privacy.recipients.${at}.region`,
            `${who} is said to be in ${region}`,
            'personal data of residents would leave the EU (GDPR, chapter V)',
            'choose a region in the EU with that provider, and write it there',
          ),
        ]
      : [],
  );
}
