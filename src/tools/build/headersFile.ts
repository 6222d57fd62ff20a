/** Writes `dist/_headers` from the routing table, so that Netlify sends with files what functions and pages send by themselves. */
import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { siteHeaders } from '../../../netlify/http/headers.ts';
import { routes } from '../../../netlify/http/routes.ts';

export function headersFile(): AstroIntegration {
  return {
    name: 'headers-file',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL('_headers', dir), `${headerRules().join('\n')}\n`);
      },
    },
  };
}

/** Every rule that fits a file counts, so what all files carry is said once. */
function headerRules(): string[] {
  return routes
    .filter(({ by }) => by === 'file')
    .flatMap(({ path, headers, cache }) => {
      const own = { ...(path === '/*' ? siteHeaders : {}), ...headers, ...cache };
      return [path, ...Object.entries(own).map(([name, value]) => `  ${name}: ${value}`)];
    });
}
