/**
 * From one or two colours of a municipality, everything on the site that may carry them, in daylight and at night. Nobody can choose
 * colours that cannot be read: lightness is moved as little as possible until they can, and what was moved is told. The motif's own
 * colours (table, counter, people) are the same everywhere.
 */
import {
  contrast,
  grounds,
  leastContrast,
  type Scheme,
  type SchemeName,
  type Theme,
  type ThemeInput,
} from '../../../domain/theme.ts';
import { lightnessOf, moved, nearest } from './lightness.ts';

/** The table of the motif, in the logo of a municipality that gave one colour. */
const table = '#f4c64e';
const onFilled = [grounds.light.text, '#ffffff', '#000000'] as const;

const moving = ['link', 'button', 'masthead', 'logo'] as const;
export interface Move {
  scheme: SchemeName;
  what: (typeof moving)[number];
  from: string;
  to: string;
  /** OKLCH, 0 to 1. */
  lightness: { from: number; to: number };
}

/** @returns what the site shows, and what had to be moved for it; of colours that were all given nothing is moved */
export function paletteOf({ colours, light, dark }: ThemeInput): { theme: Theme; moves: Move[] } {
  if (!colours) return { theme: { light, dark } as Theme, moves: [] };
  const [first, second = table] = colours.map((colour) => colour.toLowerCase()) as [string, string?];
  const theme = { light: schemeOf('light', first, second), dark: schemeOf('dark', first, second) };
  const wanted = { link: first, button: first, masthead: first, logo: second };
  const moves = (['light', 'dark'] as const).flatMap((scheme) =>
    moving.flatMap((what) => moveOf(scheme, what, wanted[what], theme[scheme][what])),
  );
  return { theme, moves };
}

function moveOf(scheme: SchemeName, what: Move['what'], from: string, to: string): Move[] {
  if (from === to) return [];
  return [{ scheme, what, from, to, lightness: { from: lightnessOf(from), to: lightnessOf(to) } }];
}

function schemeOf(name: SchemeName, first: string, second: string): Record<keyof Scheme, string> {
  const { page, card, mist, text } = grounds[name];
  const around = [page, card, mist];
  const isOn = (below: readonly string[], least: number) => (tried: string) =>
    below.every((one) => contrast(tried, one) >= least);
  const [filled, onIt] = filledWith(first);
  return {
    link: nearest(first, moved(first, name === 'light' ? 'dark' : 'light', isOn(around, leastContrast.text))),
    button: filled,
    buttonText: onIt,
    // One that is nearly as light as what it lies on keeps its colour and gets an edge, as the table has one.
    buttonEdge: isOn(around, leastContrast.part)(filled) ? filled : text,
    masthead: filled,
    mastheadText: onIt,
    logo: inEitherWay(second, isOn([filled], leastContrast.part)),
  };
}

/** A ground that text can be read on, and the text: ink or white, whichever asks for the smaller move. */
function filledWith(hex: string): [ground: string, text: string] {
  const textOn = (ground: string) => onFilled.find((text) => contrast(text, ground) >= leastContrast.text);
  const ground = inEitherWay(hex, (tried) => textOn(tried) !== undefined);
  return [ground, textOn(ground) as string];
}

const inEitherWay = (hex: string, isGoodEnough: (hex: string) => boolean) =>
  nearest(hex, moved(hex, 'light', isGoodEnough), moved(hex, 'dark', isGoodEnough));
