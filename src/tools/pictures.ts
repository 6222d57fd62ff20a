/**
 * Makes the two pictures that are not drawn as SVG: `node src/tools/pictures.ts http://localhost:4321/`, while the site runs there.
 *
 * `public/og.png` (1200 × 630) is what others see when they share a link: the first screen's drawing and sentence, without the place's
 * name, so that a fork need not make its own. `public/apple-touch-icon.png` (180 × 180) is the favicon without its rounded corners.
 */
import { readFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');

/** Takes a picture of some HTML, as large as the window. */
async function shoot(
  browser: Browser,
  html: string,
  width: number,
  height: number,
  path: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.setContent(html);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: at(path).pathname });
  await page.close();
}

/** The part of `text` that `pattern` finds first, or an error that says to start the site. */
function part(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[0];
  if (!found)
    throw new Error(
      'The start page does not look as expected. Give the address of a running site: npm start',
    );
  return found;
}

const face = readFileSync(at('src/assets/fonts/young-serif.woff2')).toString('base64');
const start = await (await fetch(process.argv[2] ?? 'http://localhost:4321/')).text();
const drawing = part(start, /<svg class="drawing"[\s\S]*?<\/svg>/);
const sentence = part(start, /<h1>[\s\S]*?<\/h1>/);

const card = `<style>
  @font-face { font-family: 'Young Serif'; src: url(data:font/woff2;base64,${face}) }
  ${read('src/styles/tokens.css').replace(/@font-face \{[^}]*\}/g, '')} ${read('src/styles/drawings.css')}
  body { display: grid; grid-template-columns: 500px 1fr; gap: 64px; align-items: center; height: 630px; margin: 0;
    padding: 0 52px; box-sizing: border-box; background: var(--page); color: var(--text) }
  h1 { margin: 0; font: 87px/1.04 'Young Serif'; letter-spacing: -0.012em; text-wrap: balance }
</style>${sentence}${drawing}`;

const icon = `<style>body { margin: 0; background: #14231f } svg { display: block; width: 180px }</style>
  ${read('public/favicon.svg')}`;

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
await shoot(browser, card, 1200, 630, 'public/og.png');
await shoot(browser, icon, 180, 180, 'public/apple-touch-icon.png');
await browser.close();
