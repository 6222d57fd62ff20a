/** Gives the layouts `virtual:theme.css`: the config's colours as styles, in the one style sheet of the site. */
import type { AstroIntegration } from 'astro';
import { themeCss } from '../../domain/theme.ts';
import kommun from '../../kommun/kommun.config.ts';

const id = 'virtual:theme.css';

export function themeStyles(): AstroIntegration {
  const plugin = {
    name: 'theme-styles',
    resolveId: (wanted: string) => (wanted === id ? `\0${id}` : undefined),
    load: (wanted: string) => (wanted === `\0${id}` ? themeCss(kommun.theme) : undefined),
  };
  return {
    name: 'theme-styles',
    hooks: { 'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [plugin] } }) },
  };
}
