/** What the pages claim stands on named sources: each fact of the list on the sources it was taken from. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

const content = new URL('../../src/content/sv/', import.meta.url);
// Fact → the sources that say it.
const saidBy: Record<number, number[]> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((fact) => [fact, [1]])),
  11: [2],
  12: [2],
  13: [3],
  14: [4],
  15: [5],
  16: [3],
  17: [6],
  18: [7],
  19: [8],
  20: [9],
  21: [9, 10],
  22: [9],
  23: [10],
  24: [4],
  25: [11, 12],
  26: [12],
};
// What each page is there to tell.
const told: Record<string, number[]> = {
  index: [1, 2, 3, 10],
  modellen: [3, 4, 5, 6, 11, 20, 24],
  klassrummet: [2],
  vagen: [7, 9, 17, 21, 22],
  spraket: [8, 15],
  ledarskap: [9, 10, 17],
  skanderborg: [11, 12, 13, 14, 15, 16, 17, 18, 19, 23],
  'ar-den-har-nu': [3, 4, 5, 6, 7, 8, 15],
  fragor: [19, 21, 24, 25, 26],
};
const numbers = (text: string, field: string) =>
  [...(new RegExp(`${field}: \\[([\\d, ]*)\\]`).exec(text)?.[1] ?? '').matchAll(/\d+/g)].map(Number);
const pages = (await readdir(content)).map((file) => [file.replace(/\.\w+$/, ''), file] as const);

describe.each(pages)('/%s/', async (slug, file) => {
  const text = await readFile(new URL(file, content), 'utf8');
  const facts = numbers(text, 'facts');
  // /kallor/ lists every source.
  const sources = slug === 'kallor' ? Object.values(saidBy).flat() : numbers(text, 'sources');

  test('names a source for every fact it stands on', () => {
    for (const fact of facts) {
      const named = saidBy[fact]?.some((source) => sources.includes(source));
      expect([fact, named]).toEqual([fact, true]);
    }
  });
  test('tells what it is there to tell', () => {
    expect(facts).toEqual(expect.arrayContaining(told[slug] ?? []));
  });
});

test.each(pages.filter(([, file]) => file.endsWith('.md')))(
  '/%s/ is read in a few minutes: 200 to 600 words',
  async (_, file) => {
    const text = await readFile(new URL(file, content), 'utf8');
    const body = text.slice(text.indexOf('\n---', 3) + 4);
    const words = body.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)?.length ?? 0;
    expect(words).toBeGreaterThanOrEqual(200);
    expect(words).toBeLessThanOrEqual(600);
  },
);

test('every page that is to tell something is there', () => {
  expect(pages.map(([slug]) => slug)).toEqual(expect.arrayContaining(Object.keys(told)));
});
test('a source with a foreign title says in which language it is, so that it is read aloud right', async () => {
  const text = await readFile(new URL('../sources.yaml', content), 'utf8');
  const entries = text.split(/^(?=- )/m).slice(1);
  expect(entries.length).toBe(12);
  const foreign = entries.filter((entry) => /\.dk|tilt\.work|denoffentlige|vidensportal|Agger/.test(entry));
  expect(foreign.length).toBeGreaterThan(5);
  for (const entry of foreign) if (/title:/.test(entry)) expect(entry).toMatch(/lang: (da|nb)/);
});
