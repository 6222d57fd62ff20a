import { describe, expect, test } from 'vitest';
import { actNames, isOnlyGreeting } from '../../src/domain/acts.ts';
import { ids } from '../../src/domain/languages.ts';
import { wordsOf } from '../../src/i18n/index.ts';

const steward = 'Maja Demo';
const names = ['', 'Birgit', 'Åsa & Ali!'];

describe.each(ids.flatMap((language) => names.map((name) => ({ language, name }))))(
  'a letter in $language to "$name"',
  ({ language, name }) => {
    const { acts, hello, signed } = wordsOf(language).letters;
    const signatures = [steward, signed(steward)];
    const greeting = hello(name);

    test.each([
      greeting,
      `${greeting}\n${steward}`,
      `${greeting}\n\n– ${steward}`,
      `${greeting} /${steward}`,
      `${greeting}\n${signed(steward)}`,
    ])('says nothing: %j', (words) => {
      expect(isOnlyGreeting(words, greeting, signatures)).toBe(true);
    });

    test.each([`${greeting} Kom!`, `${greeting}\nKom!\n${steward}`, 'Kom!', steward, `${greeting} 🙂`])(
      'says something: %j',
      (words) => {
        expect(isOnlyGreeting(words, greeting, signatures)).toBe(false);
      },
    );

    test.each(actNames.filter((act) => acts[act]))('can go out as it stands: %s', (act) => {
      for (const title of ['', 'Bänk vid bäcken']) {
        const letter = acts[act]?.({ name, title }) ?? '';
        expect(isOnlyGreeting(letter.trim(), greeting, signatures)).toBe(false);
        expect(letter).not.toContain('undefined');
      }
    });
  },
);
