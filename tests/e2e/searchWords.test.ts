/** What somebody types into the search, and what the page makes of it: a long text, a word too small to look for, one that is short. */
import { beforeAll, describe, expect, test } from 'vitest';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';
import { getPage } from '../support/theSite.ts';

const visitors = useBrowser();
const board = useBoard();
const aShortWord = 'Vi hjälper varandra med IT';
beforeAll(async () => {
  await board.putUp({ title: aShortWord, description: 'Kom på torsdagskvällen, alla som vill vara med.' });
  await board.putUp({ title: 'Något helt annat', description: 'Kom på fredag, alla som vill vara med.' });
});

const asked = async (words: string, more = '') => {
  const $ = await getPage(`/ideer/?ord=${encodeURIComponent(words)}${more}`);
  const titles = $('.rows h2').toArray();
  return {
    $,
    titles: titles.map((one) => $(one).text().trim()),
    said: $('main').text().replace(/\s+/g, ' '),
  };
};

describe('whoever searches for', () => {
  test.each(['på', 'i', '\u{1f642}', '!?', 'på i'])('%j is told to write a longer word', async (words) => {
    const { $, said, titles } = await asked(words);
    expect(said).toContain(`Det går inte att söka på ”${words}”. Skriv ett längre ord.`);
    expect(said).not.toContain('Du har valt');
    expect($('title').text()).not.toContain(`”${words}”`);
    expect([$('#ord').val(), $('#ord').attr('aria-describedby')]).toEqual([
      words,
      $('.too-small').attr('id'),
    ]);
    expect(titles.length).toBeGreaterThan(1);
    expect($('main a[href*="ord="]')).toHaveLength(0);
  });

  test('a small word among what is needed sees what is needed, and what was chosen', async () => {
    const { said } = await asked('på', '&behov=place');
    expect(said).toContain('Skriv ett längre ord.');
    expect(said).toContain('Du har valt: en plats att vara på');
  });

  test('a short word that is one finds it', async () => {
    const { titles, said } = await asked('it');
    expect(titles).toContain(aShortWord);
    expect(titles).not.toContain('Något helt annat');
    expect(said).toContain('Du har valt: ”it”');
    expect(said).not.toContain('längre ord');
  });

  test('a whole sentence finds by its words, and by none that is cut off', async () => {
    const page = await visitors.open('/ideer/', { width: 320 });
    await page
      .getByLabel('Sök bland idéerna')
      .fill(`Kom vi hjälper varandra ${'torsdagskvällen '.repeat(5)}`);
    await page.getByRole('button', { name: 'Sök' }).click();
    expect(await page.locator('.rows h2').allInnerTexts()).toContain(aShortWord);
  });
});
