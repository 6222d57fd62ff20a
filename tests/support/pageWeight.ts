import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import { inProject } from '../../src/tools/project.ts';

export interface PageWeight {
  path: string;
  /** HTML, CSS and images, as sent. */
  bytes: number;
  requests: number;
  fonts: number;
  fontBytes: number;
  scriptBytes: number;
  otherHosts: string[];
}

/** Weighs a built page by reading what a browser would fetch for it. */
export async function weighBuilt(path: string): Promise<PageWeight> {
  return weighPage(path, await readFile(inProject(`dist${path}index.html`), 'utf8'));
}

/** Weighs any page of the site that was built last, as it was sent. */
export async function weighPage(path: string, html: string): Promise<PageWeight> {
  const $ = load(html);
  const values = (selector: string, attribute: string) =>
    $(selector)
      .toArray()
      .map((element) => $(element).attr(attribute) ?? '');

  const sheets = values('link[rel~="stylesheet"]', 'href');
  const css = await Promise.all(
    sheets.filter(isOurs).map((href) => readFile(inProject(`dist${href}`), 'utf8')),
  );
  const inCss = css.flatMap((text) =>
    [...text.matchAll(/url\(["']?([^"')]+)/g)].map((match) => match[1] ?? ''),
  );
  const images = [
    ...values('img, source, video, audio, iframe, embed, input[type="image"]', 'src'),
    ...values('img, source', 'srcset').flatMap((set) =>
      set.split(',').map((each) => each.trim().split(' ')[0] ?? ''),
    ),
    ...values('use, image', 'href').filter((href) => !href.startsWith('#')),
    ...values('link[rel="icon"]', 'href'),
    ...inCss.filter((url) => !isFont(url)),
  ].filter(Boolean);
  // A face that CSS declares for other letters is fetched only where they stand; the one preloaded always is.
  const fonts = new Set(values('link[rel="preload"][as="font"]', 'href'));
  const fetched = new Set([...sheets, ...images]);
  const all = [...fetched, ...fonts, ...inCss, ...values('script', 'src').filter(Boolean)];
  const scripts = $('script').toArray();

  return {
    path,
    bytes: compressed(html) + sum(await Promise.all([...fetched].filter(isOurs).map(weigh))),
    requests: 1 + fetched.size,
    fonts: fonts.size,
    fontBytes: sum(await Promise.all([...fonts].filter(isOurs).map(weigh))),
    scriptBytes: sum(scripts.map((element) => $(element).text().length + ($(element).attr('src') ? 1 : 0))),
    otherHosts: all.filter((url) => !isOurs(url)),
  };
}

/** Text is sent compressed; pictures and faces already are. */
async function weigh(url: string): Promise<number> {
  const content = await readFile(inProject(`dist${url.split('?')[0]}`));
  return /\.(css|svg|html)$/.test(url) ? compressed(content) : content.length;
}

function compressed(content: string | Buffer): number {
  return brotliCompressSync(content).length;
}

function isOurs(url: string): boolean {
  return /^\/(?!\/)/.test(url);
}

function isFont(url: string): boolean {
  return /\.(woff2?|ttf|otf)(\?|$)/.test(url);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
