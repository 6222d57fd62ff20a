import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { contrast, pageColours, themeCss, themeSchema } from '../../src/domain/theme.ts';

const readable = {
  light: { button: '#003f72', buttonText: '#ffffff', link: '#003f72' },
  dark: { button: '#9ccfef', buttonText: '#101715', link: '#9ccfef' },
};

describe('a municipality’s colours can be read', () => {
  test('contrast is what WCAG says it is', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#124a6b', '#f3f5f0')).toBe(contrast('#f3f5f0', '#124a6b'));
  });
  test('colours with enough of it become one rule for light and one for dark', () => {
    expect(themeCss(themeSchema.parse(readable))).toContain(
      '--button: #003f72; --button-text: #ffffff; --link: #003f72;',
    );
    expect(themeCss(undefined)).toBe('');
  });
  test.each<[string, object, RegExp]>([
    [
      'a pale link',
      { light: { ...readable.light, link: '#9ccfef' } },
      /#9ccfef on #f3f5f0 has a contrast of 1\.\d/,
    ],
    ['grey words on a grey button', { dark: { ...readable.dark, buttonText: '#777777' } }, /text needs 7/],
    ['a colour by name', { light: { ...readable.light, button: 'red' } }, /#003f72/],
    ['light without dark', { dark: undefined }, /dark/],
  ])('%s stops the build with the reason', (_, change, sentence) => {
    expect(() => themeSchema.parse({ ...readable, ...change })).toThrow(sentence);
  });
  test('they are measured against the page as it is', async () => {
    const tokens = await readFile(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
    const pages = [...tokens.matchAll(/--page: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
    expect(pages).toEqual([pageColours.light, pageColours.dark]);
  });
});
