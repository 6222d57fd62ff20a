/** Writes `dist/_headers`, so that Netlify sends with static files what the functions send by themselves. */
import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { siteHeaders } from '../../../netlify/http/headers.ts';

// Astro puts a hash of the content in the name of everything here.
const immutable = 'public, max-age=31536000, immutable';

export function staticHeaders(): AstroIntegration {
  return {
    name: 'static-headers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL('_headers', dir), headersFile());
      },
    },
  };
}

function headersFile(): string {
  const all = Object.entries(siteHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...all, '/_astro/*', `  cache-control: ${immutable}`, ''].join('\n');
}
