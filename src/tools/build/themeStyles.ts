/** Gives the layouts `virtual:theme.css`: the config's colours as styles, in the one style sheet of the site. */
import type { AstroIntegration } from 'astro';
import kommun from '../../kommun/kommun.config.ts';
import { themeCss } from './theme/css.ts';
import { paletteOf } from './theme/palette.ts';
import { words } from './theme/words.ts';

const id = 'virtual:theme.css';

export function themeStyles(): AstroIntegration {
  const palette = kommun.theme && paletteOf(kommun.theme);
  const plugin = {
    name: 'theme-styles',
    resolveId: (wanted: string) => (wanted === id ? `\0${id}` : undefined),
    load: (wanted: string) => (wanted === `\0${id}` ? themeCss(palette?.theme) : undefined),
  };
  return {
    name: 'theme-styles',
    hooks: {
      'astro:config:setup': ({ updateConfig, logger }) => {
        updateConfig({ vite: { plugins: [plugin] } });
        for (const move of palette?.moves ?? []) logger.info(words.move(move));
      },
    },
  };
}
