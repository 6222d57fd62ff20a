/**
 * `/_tema/`: every part of the site with the municipality's own colours, for whoever sets them. It is built on one's own machine and
 * never on the host, which sets NETLIFY (https://docs.netlify.com/build/configure-builds/environment-variables/).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { refill } from '../../../netlify/http/refill.ts';
import { words } from './theme/words.ts';

const entrypoint = fileURLToPath(new URL('theme/page.astro', import.meta.url));

export function themePage(): AstroIntegration {
  const isOnHost = Boolean(process.env.NETLIFY);
  return {
    name: 'theme-page',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        if (!isOnHost) injectRoute({ pattern: '/_tema', entrypoint });
      },
      // Its form comes back with faults, by what answers a real one, so that those can be seen too.
      'astro:build:done': async ({ dir }) => {
        if (isOnHost) return;
        const file = new URL('_tema/index.html', dir);
        const { heading, message, field } = words.fault;
        const told = { heading, message, faults: [{ field: 'title', message: field }], prefix: '' };
        await writeFile(file, refill(await readFile(file, 'utf8'), new Map(), told));
      },
    },
  };
}
