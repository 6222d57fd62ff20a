import type { Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { needs } from '../../src/domain/choices.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';

const visitors = useBrowser();
const board = useBoard();

/** What a sheet of A4 leaves between its margins (src/styles/paper.css), in pixels. */
const perMillimetre = 96 / 25.4;
const paper = { width: Math.round(176 * perMillimetre), height: Math.round(271 * perMillimetre) };

async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

async function printed(reference: string): Promise<Page> {
  const page = await visitors.open(`/ideer/${reference}/affisch/`, { ...paper, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** As a telephone would that is held before the picture. */
async function readCode(picture: Buffer): Promise<string> {
  const page = await visitors.open('/robots.txt', { javaScriptEnabled: true });
  const { width, height, pixels } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    const { data } = canvas?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    const letters = Array.from(data, (byte) => String.fromCharCode(byte)).join('');
    return { width: image.width, height: image.height, pixels: btoa(letters) };
  }, picture.toString('base64'));
  const data = new Uint8Array(Buffer.from(pixels, 'base64'));
  return decodeQR({ width, height, data }, { timeLimit: 5000 });
}

const longest = 'å'.repeat(120);

describe('a poster', () => {
  test.each([
    ['nothing that is needed', 'Kör', [], []],
    ['one thing that is needed', 'Sångkör på torget', ['hands'], []],
    ['two of which one is met', 'Vi sjunger ihop på torget varje onsdag', ['hands', 'lead'], ['lead']],
    ['six, and the longest word', longest, [...needs], []],
    ['six that are met', 'Rusta badplatsen tillsammans', [...needs], [...needs]],
  ] as const)(
    'with %s fills one sheet, and its code is read from where the empty seat is',
    async (_, title, needed, met) => {
      const reference = await board.putUp({ title, needs: needed }, { met });
      const page = await printed(reference);
      expect(await sheets(page)).toBe(1);
      const address = `${kommun.site}/ideer/${reference}/`;
      const code = page.locator('.qr-light');
      const { width: side } = (await code.boundingBox()) ?? { width: 0 };
      // To be read from an arm's length, with its light margin.
      expect(side / perMillimetre).toBeGreaterThan(38);
      expect(await readCode(await page.locator('.poster').screenshot())).toBe(address);
      expect(await page.locator('.poster').innerText()).toContain(address.replace('https://', ''));
      const free = needed.length - met.length;
      expect(await page.locator('.poster-table .free').count()).toBe(Math.max(free, 1));
      expect(await page.locator('.poster-table .who').count()).toBe(1 + met.length);
    },
  );

  test('is alone on its sheet', async () => {
    const page = await printed(await board.putUp());
    for (const around of ['header', 'footer', '.poster-how'])
      for (const one of await page.locator(around).all()) expect(await one.isVisible(), around).toBe(false);
    const { height = 0 } = (await page.locator('.poster').boundingBox()) ?? {};
    expect(height).toBeLessThanOrEqual(paper.height);
  });

  test('is read from a screen in the dark, too', async () => {
    const reference = await board.putUp();
    const page = await visitors.open(`/ideer/${reference}/affisch/`, { colorScheme: 'dark' });
    expect(await readCode(await page.locator('.poster').screenshot())).toContain(reference);
    expect(await page.locator('.poster-how').innerText()).toContain('Ctrl');
  });
});

test('sheets are counted: a long idea takes more than one', async () => {
  const reference = await board.putUp({ description: 'Vi bygger ihop. \n\n'.repeat(200) });
  expect(await sheets(await visitors.open(`/ideer/${reference}/`))).toBeGreaterThan(1);
});
