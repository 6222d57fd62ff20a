import { describe, expect, test } from 'vitest';
import { actNames, isOnlyGreeting } from '../../src/domain/acts.ts';
import { sv } from '../../src/i18n/sv.ts';

const { acts, hello, table } = sv.desk;
const steward = 'Maja Demo';
const signatures = [steward, table.act.signed(steward)];

describe.each(['', 'Birgit', 'Åsa & Ali!'])('a letter to %j', (name) => {
  const greeting = hello(name);

  test.each([
    greeting,
    `${greeting}\n${steward}`,
    `${greeting}\n\n– ${steward}`,
    `${greeting} /${steward}`,
    `${greeting}\n${table.act.signed(steward)}`,
  ])('says nothing: %j', (words) => {
    expect(isOnlyGreeting(words, greeting, signatures)).toBe(true);
  });

  test.each([`${greeting} Kom!`, `${greeting}\nKom!\n${steward}`, 'Kom!', steward, `${greeting} 🙂`])(
    'says something: %j',
    (words) => {
      expect(isOnlyGreeting(words, greeting, signatures)).toBe(false);
    },
  );

  test.each(actNames.filter((act) => acts[act].letter))('can go out as it stands: %s', (act) => {
    for (const title of ['', 'Bänk vid bäcken']) {
      const letter = acts[act].letter?.({ name, title }) ?? '';
      expect(isOnlyGreeting(letter.trim(), greeting, signatures)).toBe(false);
      expect(letter).not.toContain('undefined');
    }
  });
});
