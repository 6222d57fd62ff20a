import type { Scheme, Theme } from '../../../domain/theme.ts';

/** What a scheme's colours are called in src/styles/tokens.css. */
const names: Record<keyof Scheme, string> = {
  link: '--link',
  button: '--button',
  buttonText: '--button-text',
  buttonEdge: '--button-edge',
  masthead: '--masthead',
  mastheadText: '--masthead-text',
  logo: '--logo',
};

/** The style sheet that carries a theme; empty without one. */
export function themeCss(theme: Theme | undefined): string {
  if (!theme) return '';
  const rule = (scheme: Scheme) => {
    const set = (Object.keys(names) as (keyof Scheme)[]).flatMap((name) =>
      scheme[name] ? [`${names[name]}: ${scheme[name]};`] : [],
    );
    return `:root { ${set.join(' ')} }`;
  };
  return `@layer theme { ${rule(theme.light)} @media (prefers-color-scheme: dark) { ${rule(theme.dark)} } }`;
}
