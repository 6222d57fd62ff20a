/**
 * Puts `withPageHeaders` around the handler that the Netlify adapter makes for on-demand pages. Astro's middleware sees pages, but not
 * the redirect to an address with a slash, which must carry our headers too (ASVS 5.0, 3.4).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { AstroIntegration } from 'astro';

const bundle = new URL('../../../.netlify/v1/functions/ssr/', import.meta.url);
const headersSource = new URL('../../../netlify/http/headers.ts', import.meta.url);
const made = 'export default createHandler({});';
const wrapped = `import { withPageHeaders } from './headers.mjs';
const handler = createHandler({});
export default async (request, context) => withPageHeaders(request, await handler(request, context));`;

export function onDemandHeaders(): AstroIntegration {
  return {
    name: 'on-demand-headers',
    hooks: {
      // Runs after the adapter's own hook, which writes the entry.
      'astro:build:done': async () => {
        const entry = new URL('ssr.mjs', bundle);
        const source = await readFile(entry, 'utf8');
        if (!source.includes(made)) {
          throw new Error(
            "The Netlify adapter's entry looks different: teach src/tools/build/onDemandHeaders.ts its new form, or on-demand pages lose their security headers.",
          );
        }
        await writeFile(
          new URL('headers.mjs', bundle),
          stripTypeScriptTypes(await readFile(headersSource, 'utf8')),
        );
        await writeFile(entry, source.replace(made, wrapped));
      },
    },
  };
}
