import { describe, expect, test } from 'vitest';
import { ourPlaceOf, ownPlaceOf } from '../../src/domain/overrides.ts';
import { withOwn } from '../../src/i18n/own.ts';
import { blobOf } from '../../src/tools/override/ledger.ts';

describe('a fork’s own words', () => {
  const ours = {
    site: { menu: 'Meny', more: ['a'], home: (place: string) => place },
    forms: { send: 'Skicka' },
  };
  test('stand in place of ours, and ours everywhere else', () => {
    expect(withOwn(ours, { site: { menu: 'Innehåll' } }, 'sv')).toEqual({
      ...ours,
      site: { ...ours.site, menu: 'Innehåll' },
    });
    expect(withOwn(ours, {}, 'sv')).toEqual(ours);
    expect(ours.site.menu).toBe('Meny');
  });
  test.each<[string, object, RegExp]>([
    ['a key that is none of ours', { site: { menyy: 'x' } }, /sv\.site\.menyy: one of menu, more, home/],
    ['text where ours is worked out', { site: { home: 'x' } }, /sv\.site\.home: a function, as ours is/],
    ['text where ours is a list', { site: { more: 'x' } }, /sv\.site\.more: a list/],
    ['text where ours is a group', { site: 'x' }, /sv\.site: words by their keys/],
    ['what every object has', { constructor: 'x' }, /sv\.constructor/],
  ])('%s stops the build with the key', (_, own, sentence) => {
    expect(() => withOwn(ours, own, 'sv')).toThrow(sentence);
  });
});

describe('what can be replaced', () => {
  test.each([
    ['src/components/form/Field.astro', 'src/kommun/components/form/Field.astro'],
    ['src/layouts/Base.astro', 'src/kommun/layouts/Base.astro'],
    ['src/content/sv/om.md', 'src/kommun/content/om.md'],
  ])('%s by %s', (ours, own) => {
    expect([ownPlaceOf(ours), ourPlaceOf(own)]).toEqual([own, ours]);
  });
  test.each(['src/domain/idea.ts', 'netlify/http/guards.ts', 'supabase/seed.sql'])('not %s', (file) => {
    expect(ownPlaceOf(file)).toBeUndefined();
  });
  test('what it was is told as Git tells it', () => {
    // printf 'hej\n' | git hash-object --stdin
    expect(blobOf('hej\n')).toBe('1b5b67f57bc74b648a503264097c4b02f1b7dd8b');
  });
});
