/**
 * The built pages that functions answer with. They travel in the function's bundle (`included_files`), found by a path from this
 * file: netlify/http/ and netlify/functions/ are equally deep, because the bundler moves this code into the function.
 * Every path is a literal; a template string would drag every page in.
 */
import { readFile } from 'node:fs/promises';
import type { Kind } from '../../src/domain/intake.ts';

const formPages: Record<Kind, Record<string, URL>> = {
  idea: { sv: new URL('../../dist/borja/index.html', import.meta.url) },
  offer: { sv: new URL('../../dist/hjalp-till/index.html', import.meta.url) },
};
const messagePages: Record<string, URL> = { sv: new URL('../../dist/fel/index.html', import.meta.url) };

/** The page with the form for this kind, in this language or else in Swedish. */
export function formPage(kind: Kind, language: string): Promise<string> {
  return pageIn(formPages[kind], language);
}

/** The page that says one thing: a title, a message and a way back. */
export function messagePage(language: string): Promise<string> {
  return pageIn(messagePages, language);
}

function pageIn(pages: Record<string, URL>, language: string): Promise<string> {
  const page = (Object.hasOwn(pages, language) ? pages[language] : undefined) ?? pages.sv;
  if (!page) throw new Error('There is no page to answer with: build the site first (npm run build).');
  return readFile(page, 'utf8');
}
