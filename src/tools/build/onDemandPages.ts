/** Puts `answerPage` (netlify/http/onDemandPage.ts) around the handler that the Netlify adapter makes for on-demand pages. */
import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Words } from '../../../netlify/http/onDemandPage.ts';
import { ids, type Language } from '../../domain/languages.ts';
import { wordsOf } from '../../i18n/index.ts';

const bundle = new URL('../../../.netlify/v1/functions/ssr/', import.meta.url);
const sources = new URL('../../../netlify/http/', import.meta.url);
const astroLog = fileURLToPath(new URL('astroLog.js', import.meta.url));

const said = ({ title, message }: { title: string; message: string }) => `${title}. ${message}`;
const wordsIn = (language: Language): Words => {
  const { pages, note } = wordsOf(language).errors;
  return { broken: said(pages.broken), onlyRead: said(pages.onlyRead), note };
};
const words = Object.fromEntries(ids.map((language) => [language, wordsIn(language)]));
const made = 'export default createHandler({});';
const wrapped = `import { answerPage } from './onDemandPage.ts.mjs';
const handler = createHandler({});
export default (request, context) =>
  answerPage(request, context.requestId, (asked) => handler(asked, context), ${JSON.stringify(words)});`;

export function onDemandPages(): AstroIntegration {
  return {
    name: 'on-demand-pages',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ logger: { entrypoint: astroLog } });
      },
      // Runs after the adapter's own hook, which writes the entry.
      'astro:build:done': async () => {
        const entry = new URL('ssr.mjs', bundle);
        const source = await readFile(entry, 'utf8');
        if (!source.includes(made)) {
          throw new Error(
            "The Netlify adapter's entry looks different: teach src/tools/build/onDemandPages.ts its new form, or on-demand pages lose their security headers.",
          );
        }
        await copyAsJavaScript(new URL('onDemandPage.ts', sources));
        await writeFile(entry, source.replace(made, wrapped));
      },
    },
  };
}

/** The adapter bundled before us, so what the wrapper needs is copied beside the entry, its types stripped. */
async function copyAsJavaScript(source: URL): Promise<void> {
  const plain = stripTypeScriptTypes(await readFile(source, 'utf8'));
  const imports = / from '(\.{1,2}\/[^']+\.ts)'/g;
  await writeFile(
    new URL(`${nameOf(source)}.mjs`, bundle),
    plain.replaceAll(imports, (_, path: string) => ` from './${nameOf(new URL(path, source))}.mjs'`),
  );
  for (const [, path = ''] of plain.matchAll(imports)) await copyAsJavaScript(new URL(path, source));
}

const nameOf = ({ pathname }: URL) => pathname.slice(pathname.lastIndexOf('/') + 1);
