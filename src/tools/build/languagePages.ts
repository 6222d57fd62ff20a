/**
 * The pages that visitors meet, in every language that the municipality speaks: the same files as in Swedish, below the language's id
 * (`src/pages/borja.astro` is `/en/borja/` too). What is in one language stays where it is: the stewards' table, the private pages, whose
 * language is that of what was sent, and the files for programs.
 */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import kommun from '../../kommun/kommun.config.ts';

const pages = fileURLToPath(new URL('../../pages/', import.meta.url));
const inOneLanguage = /^(vardar|mitt)[/\\]/;

export function languagePages(): AstroIntegration {
  return {
    name: 'language-pages',
    hooks: {
      'astro:config:setup': async ({ injectRoute }) => {
        const files = (await readdir(pages, { recursive: true })).filter((file) => file.endsWith('.astro'));
        for (const language of kommun.languages.filter((one) => one !== 'sv'))
          for (const file of files.filter((one) => !inOneLanguage.test(one)))
            injectRoute({ pattern: `/${language}${patternOf(file)}`, entrypoint: pages + file });
      },
    },
  };
}

/** `ideer/[reference]/index.astro` gives `/ideer/[reference]`, `index.astro` gives ''. */
function patternOf(file: string): string {
  return `/${file.replaceAll('\\', '/')}`.replace(/\.astro$/, '').replace(/\/index$/, '');
}
