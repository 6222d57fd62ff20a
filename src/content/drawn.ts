/** The pages that are drawn by hand (`.astro`), by language and name; the start page, which is rendered on demand, is not among them. */
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { pageSchema } from './pageSchema.ts';

const files = import.meta.glob<{ default: AstroComponentFactory; page?: unknown }>(
  ['./*/*.astro', '!./*/index.astro'],
  {
    eager: true,
  },
);

export const drawnPages: Readonly<Record<string, Readonly<Record<string, AstroComponentFactory>>>> = read();

function read() {
  const pages: Record<string, Record<string, AstroComponentFactory>> = {};
  for (const [file, { default: Drawn, page }] of Object.entries(files)) {
    const [, language = '', slug = ''] = /^\.\/(.+)\/(.+)\.astro$/.exec(file) ?? [];
    // What tells of itself is held to what a written page is; what is missing stops the build.
    if (page) pageSchema.parse(page);
    pages[language] = { ...pages[language], [slug]: Drawn };
  }
  return pages;
}
