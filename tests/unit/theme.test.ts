import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, grounds, pairsOf, themeSchema } from '../../src/domain/theme.ts';
import { themeCss } from '../../src/tools/build/theme/css.ts';
import { lightnessOf } from '../../src/tools/build/theme/lightness.ts';
import { paletteOf } from '../../src/tools/build/theme/palette.ts';
import { words } from '../../src/tools/build/theme/words.ts';

const readable = {
  light: { button: '#003f72', buttonText: '#ffffff', link: '#003f72' },
  dark: { button: '#9ccfef', buttonText: '#101715', link: '#9ccfef' },
};
const schemes = ['light', 'dark'] as const;
const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('a municipality’s colours can be read', () => {
  test('contrast is what WCAG says it is', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#124a6b', '#f3f5f0')).toBe(contrast('#f3f5f0', '#124a6b'));
  });
  test('colours that were all given become one rule for light and one for dark', () => {
    const { theme, moves } = paletteOf(themeSchema.parse(readable));
    expect(themeCss(theme)).toContain('--link: #003f72; --button: #003f72; --button-text: #ffffff;');
    expect([themeCss(undefined), moves]).toEqual(['', []]);
  });
  test.each<[string, object, RegExp]>([
    [
      'a pale link',
      { light: { ...readable.light, link: '#9ccfef' } },
      /#9ccfef on #f3f5f0 has a contrast of 1\.\d/,
    ],
    ['grey words on a grey button', { dark: { ...readable.dark, buttonText: '#777777' } }, /it needs 7/],
    ['a button that cannot be seen', { light: { ...readable.light, buttonEdge: '#dddddd' } }, /it needs 3/],
    ['a masthead without words', { light: { ...readable.light, masthead: '#222222' } }, /it needs 7/],
    ['a colour by name', { light: { ...readable.light, button: 'red' } }, /#003f72/],
    ['light without dark', { dark: undefined }, /both light and dark/],
    ['both ways at once', { colours: ['#003f72'] }, /either colours/],
    [
      'three colours',
      { light: undefined, dark: undefined, colours: ['#003f72', '#003f72', '#003f72'] },
      /at most two/,
    ],
    ['no colour', { light: undefined, dark: undefined, colours: [] }, /one or two colours/],
  ])('%s stops the build with the reason', (_, change, sentence) => {
    expect(() => themeSchema.parse({ ...readable, ...change })).toThrow(sentence);
  });
  test('they are measured against the page as it is', async () => {
    const tokens = await readFile(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
    for (const name of ['page', 'card', 'mist', 'text'] as const) {
      const set = [...tokens.matchAll(new RegExp(`--${name}: (#[0-9a-f]{3,6});`, 'g'))].map(([, colour]) =>
        colour?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'),
      );
      expect([name, ...set]).toEqual([name, grounds.light[name], grounds.dark[name]]);
    }
  });
});

describe('from one or two colours', () => {
  test('whichever they are, text gets 7:1 and parts 3:1: ten thousand pairs', () => {
    let pairs = 0;
    fc.assert(
      fc.property(anyColour, anyColour, (first, second) => {
        const { theme } = paletteOf({ colours: [first, second] });
        for (const scheme of schemes)
          for (const pair of pairsOf(theme[scheme], scheme)) {
            pairs += 1;
            expect(
              contrast(pair.above, pair.below),
              JSON.stringify({ scheme, ...pair }),
            ).toBeGreaterThanOrEqual(pair.least);
          }
      }),
      { numRuns: 10_000 },
    );
    expect(pairs).toBe(10_000 * 2 * 9);
  });
  test('nothing is moved that can be read as it is', () => {
    const { moves } = paletteOf({ colours: ['#003f72', '#ffcd00'] });
    expect(moves.map(({ scheme, what }) => `${what} ${scheme}`)).toEqual(['link dark']);
  });
  test('what is moved keeps its hue, goes no further than it must, and is told', () => {
    fc.assert(
      fc.property(anyColour, (first) => {
        const { moves } = paletteOf({ colours: [first] });
        for (const { scheme, to, lightness } of moves.filter(({ what }) => what === 'link')) {
          const back = Math.sign(lightness.from - lightness.to) * 0.02;
          const { page, card, mist } = grounds[scheme];
          const worst = Math.min(...[page, card, mist].map((below) => contrast(to, below)));
          // A fiftieth of the way back it could be read no more: 7:1 has just been reached.
          expect(worst).toBeLessThan(7 + Math.abs(back) * 40);
        }
      }),
      { numRuns: 500 },
    );
    const [move] = paletteOf({ colours: ['#ffcd00'] }).moves;
    expect(move && words.move(move)).toMatch(
      /^Ljust, länk: #ffcd00 blev #[0-9a-f]{6} \(ljushet 87 % till \d\d %\)$/,
    );
  });
  test('a yellow button stays yellow, with an edge where it lies on something pale', () => {
    const { light, dark } = paletteOf({ colours: ['#ffcd00'] }).theme;
    expect([light.button, light.buttonText, light.buttonEdge]).toEqual(['#ffcd00', '#14231f', '#14231f']);
    expect([dark.button, dark.buttonEdge]).toEqual(['#ffcd00', '#ffcd00']);
  });
  test('black is as dark as it gets, and white as light', () => {
    expect([lightnessOf('#000000'), lightnessOf('#ffffff')].map(Math.round)).toEqual([0, 1]);
  });
});
