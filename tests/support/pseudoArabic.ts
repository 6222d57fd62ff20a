/**
 * One more language, made by turning every letter of the Swedish words into an Arabic one: it is read from the right, and a word of the
 * interface that is still in Latin letters was never asked of the language. Put where docs/languages.md says that a language goes.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForkFolder } from './forkFolder.ts';

const from = 'abcdefghijklmnopqrstuvwxyzåäöéü';
const to = [...'ابتدهفغحيجكلمنوپقرستوڤوخيزآئؤعو'];

/** What stands in braces is filled in later and stays as it is. */
function inArabicLetters(text: string): string {
  return text.replace(/\{\w+\}|\p{L}/gu, (part) =>
    part.startsWith('{') ? part : (to[from.indexOf(part.toLowerCase())] ?? part),
  );
}

const words = `import { sv, type Words } from './sv.ts';

const [from, to] = [${JSON.stringify(from)}, ${JSON.stringify(to)}];
const turn = (text: string) =>
  text.replace(/\\{\\w+\\}|\\p{L}/gu, (part) => (part.startsWith('{') ? part : (to[from.indexOf(part.toLowerCase())] ?? part)));

function all(part: unknown): unknown {
  if (typeof part === 'string') return turn(part);
  if (typeof part === 'function') return (...of: unknown[]) => all(part(...of));
  if (Array.isArray(part)) return part.map(all);
  return Object.fromEntries(Object.entries(part as object).map(([key, value]) => [key, key === 'shareTo' ? value : all(value)]));
}

export const ar = all(sv) as Words;
`;

/** A heading that somebody wrote in Arabic: "The municipality is we who live here". */
export const heading = 'البلدية هي نحن الذين نعيش هنا';

const page = (slug: string, text: string) => `---
title: '${heading} (${slug.length})'
description: '${inArabicLetters('En beskrivning som är lagom lång för en sökmotor, och som ingen behöver förstå. ').repeat(1)}${slug.length}'
question: '${inArabicLetters('Vad är det här?')}'
next: { text: '${inArabicLetters('Börja något')}', href: /ar/borja/ }
---

${inArabicLetters(text)}

## ${heading}

- ${inArabicLetters('Ett')}
- ${inArabicLetters('Två, som är lite längre')}

1. ${inArabicLetters('Först')}
2. ${inArabicLetters('Sedan')}
`;

/** Step 1: the language is named, and nothing of it is there. */
export async function nameIt(fork: ForkFolder): Promise<void> {
  await fork.change('src/domain/languages.ts', (text) =>
    text.replace(
      /( {2}en: \{ tag: 'en')/,
      "  ar: { tag: 'ar', locale: 'ar', name: 'العربية', direction: 'rtl' },\n$1",
    ),
  );
}

/** Steps 2 to 4: its file, its folder, and the lines that the compiler asks for. */
export async function writeIt(fork: ForkFolder): Promise<void> {
  await fork.write('src/i18n/ar.ts', words);
  await fork.change('src/i18n/index.ts', (text) =>
    text
      .replace(
        "import { en } from './en.ts';",
        "import { ar } from './ar.ts';\nimport { en } from './en.ts';",
      )
      .replace('  en: withOwn(', '  ar,\n  en: withOwn('),
  );
  await fork.change('netlify/http/pages.ts', (text) =>
    text.replace(/^( +)en: (new URL\('..\/..\/dist\/)en\/(.*)$/gm, '$&\n$1ar: $2ar/$3'),
  );
  const files = await readdir(join(fork.path, 'src/content/sv'));
  for (const file of files) {
    const slug = file.replace(/\.(md|astro)$/, '');
    const text =
      'Tänk dig en disk. På ena sidan står de som jobbar i kommunen. Tänk dig sedan ett runt bord. ';
    if (slug !== 'index') await fork.write(`src/content/ar/${slug}.md`, page(slug, text.repeat(3)));
  }
  const start = await fork.read('src/content/sv/index.astro');
  await fork.write('src/content/ar/index.astro', start.replace(/<h1>.*<\/h1>/, `<h1>${heading}</h1>`));
}
