/**
 * The municipality's own colours: they reach links, buttons, the masthead and the logo, nothing else, and cannot be unreadable. Contrast
 * as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 7:1 for text (1.4.6, AAA), 3:1 for parts (1.4.11).
 */
import { z } from 'zod';

/** What everything lies on and is written with; the same as in src/styles/tokens.css. */
export const grounds = {
  light: { page: '#f3f5f0', card: '#ffffff', mist: '#e2e8e0', text: '#14231f' },
  dark: { page: '#101715', card: '#18211e', mist: '#222d29', text: '#f1f4ec' },
} as const;
export const leastContrast = { text: 7, part: 3 } as const;

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour like "#003f72"');

const schemeSchema = z.strictObject({
  link: colour,
  button: colour,
  buttonText: colour,
  /** Round the button, where that is nearly as light as what it lies on. */
  buttonEdge: colour.optional(),
  masthead: colour.optional(),
  mastheadText: colour.optional(),
  /** The table in the logo that comes with the site. */
  logo: colour.optional(),
});
export type Scheme = z.infer<typeof schemeSchema>;
export type SchemeName = keyof typeof grounds;

/** Two colours of which the one is to be seen on the other. */
export interface Pair {
  name: keyof Scheme;
  above: string;
  below: string;
  least: number;
}

/** Every pair of colours that meets on a page. */
export function pairsOf(scheme: Scheme, name: SchemeName): Pair[] {
  const { page, card, mist, text } = grounds[name];
  const {
    link,
    button,
    buttonText,
    buttonEdge = button,
    masthead = page,
    mastheadText = text,
    logo,
  } = scheme;
  const around = [page, card, mist];
  return [
    ...around.map((below) => ({ name: 'link', above: link, below, least: leastContrast.text }) as const),
    { name: 'buttonText', above: buttonText, below: button, least: leastContrast.text },
    ...around.map(
      (below) => ({ name: 'buttonEdge', above: buttonEdge, below, least: leastContrast.part }) as const,
    ),
    { name: 'mastheadText', above: mastheadText, below: masthead, least: leastContrast.text },
    ...(logo ? [{ name: 'logo', above: logo, below: masthead, least: leastContrast.part } as const] : []),
  ];
}

const exact = (name: SchemeName) =>
  schemeSchema.superRefine((scheme, context) => {
    for (const { name: field, above, below, least } of pairsOf(scheme, name)) {
      const ratio = contrast(above, below);
      if (ratio >= least) continue;
      const message = `${above} on ${below} has a contrast of ${ratio.toFixed(1)}; it needs ${least}, so move one of them further away`;
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });

/** One or two colours that the rest is made from, or every colour by itself. */
export const themeSchema = z
  .strictObject({
    colours: z
      .array(colour)
      .min(1, 'one or two colours like ["#003f72", "#ffcd00"]')
      .max(2, 'at most two colours')
      .optional(),
    light: exact('light').optional(),
    dark: exact('dark').optional(),
  })
  .refine(({ colours, light, dark }) => (colours ? !light && !dark : light && dark), {
    error: 'either colours, as in { colours: ["#003f72"] }, or both light and dark',
  });
export type ThemeInput = z.infer<typeof themeSchema>;
export type Theme = Record<SchemeName, Scheme>;

/** From 1 (the same colour) to 21 (black on white). Both as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
