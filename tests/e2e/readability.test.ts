/**
 * How long the sentences and the words are (LIX), measured on the pages as people read them. It says when a text has become heavy; that
 * it is easy, only readers can say (src/content/reviewed.json).
 */
import { describe, expect, test } from 'vitest';
import { pathIn } from '../../src/domain/languages.ts';
import { lixOf } from '../../src/tools/check/lix.ts';
import { publicPages } from '../support/publicPages.ts';
import { getPage } from '../support/theSite.ts';

/** The text of a page, a line for each block: what stands in a drawing, in a list of sources and in people's own ideas is not ours. */
async function textOf(path: string): Promise<string> {
  const $ = await getPage(path);
  const main = $('main');
  main.find('svg, .sources, .ideas, option, .on-paper, [hidden]').remove();
  main
    .find('p, li, h1, h2, h3, dt, dd, label, legend, summary, td, th, figcaption, button, br, div')
    .each((_, one) => {
      $(one).before('\n').after('\n');
    });
  return main.text().replace(/[^\S\n]+/g, ' ');
}

describe('easy Swedish', () => {
  test.each(publicPages)('%s has a LIX of 25 at most', async (path) => {
    expect(lixOf(await textOf(pathIn('lattlast', path)))).toBeLessThanOrEqual(25);
  });
});

describe('Swedish', () => {
  test.each(publicPages)('%s has a LIX of 40 at most', async (path) => {
    expect(lixOf(await textOf(path))).toBeLessThanOrEqual(40);
  });
});

test('a text of long words and long sentences is told from one of short', () => {
  const law =
    'Personuppgiftsansvarig myndighet ska tillhandahålla registrerade personer information om behandlingens rättsliga grund och om de mottagare som uppgifterna lämnas ut till.';
  expect(lixOf(law)).toBeGreaterThan(60);
  expect(lixOf('Vi bor här. Du får vara med. Kom gärna.')).toBeLessThan(15);
  // Ten words in two sentences, two of them long: 5 + 20.
  expect(lixOf('Det är en ganska enkel mening här. Ordboken heter så.')).toBeCloseTo(10 / 2 + 100 / 10, 5);
});
