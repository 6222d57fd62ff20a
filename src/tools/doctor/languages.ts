/** Is everything there in every language that the municipality speaks, and does it still say the same in all of them? */
import { glob } from 'node:fs/promises';
import reviewed from '../../content/reviewed.json' with { type: 'json' };
import { languages as all, type Language } from '../../domain/languages.ts';
import { wordsOf } from '../../i18n/index.ts';
import { PROJECT } from '../project.ts';
import { type Examination, type Finding, look, wrong } from './finding.ts';

export const languages: Examination = {
  name: 'languages',
  async look({ kommun }) {
    const others = kommun.languages.filter((language) => language !== 'sv');
    return [...others.flatMap(missingWords), ...(await lookAtPages(others)), ...lookAtReaders(others)];
  },
};

/** What the compiler says at home; here whoever has only the words' files hears it too. */
function missingWords(language: Language): Finding[] {
  const [ours, theirs] = [keysOf(wordsOf('sv')), new Set(keysOf(wordsOf(language)))];
  return ours
    .filter((key) => !theirs.has(key))
    .map((key) =>
      wrong(
        `src/i18n/${language}/`,
        `there are no words for ${key}`,
        `a page in ${all[language].name} has a hole where they stand`,
        `write them as they stand in src/i18n/sv/, in ${all[language].name}`,
      ),
    );
}

/** The stewards' table and the data are in Swedish alone. */
function keysOf(words: object, before = ''): string[] {
  return Object.entries(words)
    .filter(([key]) => before !== '' || !['desk', 'data'].includes(key))
    .flatMap(([key, word]: [string, unknown]) =>
      typeof word === 'object' && word !== null ? keysOf(word, `${before}${key}.`) : [before + key],
    );
}

async function lookAtPages(others: readonly Language[]): Promise<Finding[]> {
  const [ours, own] = [await slugsIn('src/content/sv'), await slugsIn('src/kommun/content')];
  const found: Finding[] = [];
  for (const language of others) {
    const { name } = all[language];
    const [theirs, ownTheirs] = [
      await slugsIn(`src/content/${language}`),
      await slugsIn(`src/kommun/content/${language}`),
    ];
    for (const slug of ours.difference(theirs).difference(ownTheirs))
      found.push(
        wrong(
          `/${slug}/`,
          `it is not there in ${name}`,
          'links in that language lead to it, and nothing is there',
          `write src/content/${language}/${slug}.md, or take "${language}" away from languages in src/kommun/kommun.config.ts`,
        ),
      );
    for (const slug of own.difference(ownTheirs))
      found.push(
        theirs.has(slug)
          ? look(
              `src/kommun/content/${slug}.md`,
              `the page is your own in Swedish, and ours in ${name}`,
              'the two may say different things',
              `read /${language}/${slug}/; npm run override -- src/content/${language}/${slug}.md makes it yours too`,
            )
          : look(
              `src/kommun/content/${slug}.md`,
              `the page is there in Swedish only, not in ${name}`,
              `those who read ${name} are led to the Swedish one`,
              `write src/kommun/content/${language}/${slug}.md when you can`,
            ),
      );
  }
  return found;
}

async function slugsIn(folder: string): Promise<Set<string>> {
  const slugs = new Set<string>();
  for await (const file of glob(`${folder}/*.{md,astro}`, { cwd: PROJECT }))
    slugs.add(file.replaceAll('\\', '/').replace(/^.*\/|\.(md|astro)$/g, ''));
  return slugs;
}

/** No number makes a text easy to read: those who need it to be easy can tell. */
function lookAtReaders(others: readonly Language[]): Finding[] {
  if (!others.includes('lattlast')) return [];
  const untried = Object.entries(reviewed)
    .filter(([, page]) => !page.reviewed)
    .map(([slug]) => slug);
  if (untried.length === 0) return [];
  return [
    look(
      'src/content/reviewed.json',
      `readers have not tried these pages in easy Swedish: ${untried.join(', ')}`,
      'no number makes a text easy to read; each page says that nobody has tried it yet',
      'let people who need easy Swedish read them, mend what they stumble on, and write down the day',
    ),
  ];
}
