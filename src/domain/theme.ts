/**
 * The municipality's own colours: they reach buttons and links, nothing else, and cannot be unreadable. Contrast as WCAG 2.2 defines it
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); we ask for 7:1, which is AAA (1.4.6).
 */
import { z } from 'zod';

/** What the colours are read against; the same as `--page` in src/styles/tokens.css. */
export const pageColours = { light: '#f3f5f0', dark: '#101715' } as const;
const leastContrast = 7;

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour like "#003f72"');

const scheme = (page: string) =>
  z
    .strictObject({ button: colour, buttonText: colour, link: colour })
    .superRefine(({ button, buttonText, link }, context) => {
      const pairs = { buttonText: [buttonText, button], link: [link, page] } as const;
      for (const [name, [above, below]] of Object.entries(pairs)) {
        const ratio = contrast(above, below);
        if (ratio < leastContrast) {
          const message = `${above} on ${below} has a contrast of ${ratio.toFixed(1)}; text needs ${leastContrast}, so move one of them further away`;
          context.addIssue({ code: 'custom', path: [name], message });
        }
      }
    });

export const themeSchema = z.strictObject({
  light: scheme(pageColours.light),
  dark: scheme(pageColours.dark),
});
export type Theme = z.infer<typeof themeSchema>;

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

/** The style sheet that carries a theme; empty without one. */
export function themeCss(theme: Theme | undefined): string {
  if (!theme) return '';
  const rule = ({ button, buttonText, link }: Theme['light']) =>
    `:root { --button: ${button}; --button-text: ${buttonText}; --link: ${link}; }`;
  return `@layer theme { ${rule(theme.light)} @media (prefers-color-scheme: dark) { ${rule(theme.dark)} } }`;
}
