/** All that is needed to speak one language: its words, its addresses, and how choices, days and people are told in it. */
import { hats as allHats, type Need } from '../domain/choices.ts';
import { type Language, languageOf, languages, pathIn } from '../domain/languages.ts';
import kommun from '../kommun/kommun.config.ts';
import { wordsOf } from './index.ts';
import { inSentence } from './inSentence.ts';
import { sv, type Words } from './sv.ts';

export interface Speech {
  language: Language;
  /** For `lang`. */
  tag: string;
  locale: string;
  direction: 'ltr' | 'rtl';
  words: Words;
  /** For `lang` on somebody's words: none where they are in this language (WCAG 3.1.2). */
  langOf(language: string): string | undefined;
  /** Where one of our pages stands in this language: `/borja/` gives `/en/borja/`. */
  to(path: string): string;
  /**
   * The name of a choice, `nameOf('needs', 'lead')` gives "Någon som håller ihop det". A choice without one (an area that the fork has
   * taken away since) is called by its id: the private page must be able to show what was once sent.
   */
  nameOf(field: string, choice: string): string;
  /** "Någon som vet vem man frågar (kontakter, tillstånd)" gives "någon som vet vem man frågar". */
  needInWords(need: Need): string;
  /** "någon som vet vem man frågar · några som tar i": as the form calls them, without what explains them there. */
  needsInWords(needs: readonly Need[]): string;
  /** "bor här, är förtroendevald och har företag här": in the one order they are always told in, because none ranks above another. */
  hatsInWords(hats: readonly string[]): string;
  /**
   * The moment's day where the municipality is, "3 december 2026"; of a day alone (`2026-12-03`), that day. Pages are kept in copies, so
   * it has its year and nothing is "today".
   */
  dayOf(moment: string): string;
  /** `2026-12-03` gives "torsdag 3 december". */
  weekdayOf(day: string): string;
  /** "måndag 23 november 2026 kl. 15:04", where the municipality is. */
  momentOf(moment: Date): string;
}

/** The language of this id where the municipality speaks it, and Swedish where not. */
export function spokenHere(id: string): Language {
  const language = languageOf(id);
  return kommun.languages.includes(language) ? language : 'sv';
}

const spoken = new Map<Language, Speech>();

export function speak(language: Language): Speech {
  const speech = spoken.get(language) ?? make(language);
  spoken.set(language, speech);
  return speech;
}

function make(language: Language): Speech {
  const { tag, locale, direction } = languages[language];
  const words = wordsOf(language);
  const { timeZone } = kommun;
  const names = namesIn(language, words);
  const needInWords = (need: Need) => inSentence(words.forms.choices.needs[need]).replace(/ \(.*\)$/, '');
  const format = (moment: Date, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...how }).format(moment);
  return {
    ...{ language, tag, locale, direction, words, needInWords },
    langOf(other) {
      const theirs = languages[languageOf(other)].tag;
      return theirs === tag ? undefined : theirs;
    },
    to: (path) => pathIn(language, path),
    nameOf: (field, choice) => names[field]?.[choice] ?? choice,
    needsInWords: (needs) => needs.map(needInWords).join(' · '),
    hatsInWords(hats) {
      const worn = allHats.filter((hat) => hats.includes(hat)).map((hat) => words.told.hats[hat]);
      return new Intl.ListFormat(locale).format(worn);
    },
    dayOf(moment) {
      const isDay = moment.length === 'YYYY-MM-DD'.length;
      return format(new Date(moment), { dateStyle: 'long', ...(isDay ? { timeZone: 'UTC' } : {}) });
    },
    weekdayOf: (day) =>
      format(new Date(`${day}T12:00:00Z`), {
        ...{ weekday: 'long', day: 'numeric', month: 'long' },
        timeZone: 'UTC',
      }),
    momentOf: (moment) => format(moment, { dateStyle: 'full', timeStyle: 'short' }),
  };
}

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is read for each choice of each field that has choices; the fork's areas and topics by their names in its config. */
function namesIn(language: Language, { forms }: Words): Names {
  const named = (list: typeof kommun.areas) =>
    Object.fromEntries(list.map(({ id, name, names }) => [id, names?.[language] ?? name]));
  const areas = { whole: forms.wholeArea, ...named(kommun.areas) };
  const { grounds, unlawful, moves, door, handOut } = sv.desk;
  // What stewards alone choose among is in Swedish.
  const atTheTable = {
    ...{ ground: grounds, unlawful, move: moves, meets: sv.forms.choices.needs },
    ...{ role: door.roles, format: handOut.formats },
  };
  return { ...forms.choices, area: areas, areas, topics: named(kommun.topics), ...atTheTable };
}
