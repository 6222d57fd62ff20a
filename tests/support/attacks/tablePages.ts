/** The stewards' table as a browser walks it: every page that a link leads to, and every form that stands on one. */
import { type CheerioAPI, load } from 'cheerio';
import type { Bundles } from '../bundles.ts';
import { siteUrl } from '../send.ts';

export const requestId = '01HXTABLE';

interface FoundForm {
  /** Where it is sent. */
  action: string;
  /** Everything it carries unseen. */
  fields: Record<string, string>;
}

export interface Walked {
  pages: Map<string, { status: number; headers: Headers; body: string }>;
  /** One of each kind, by where it is sent and what it does. */
  forms: Map<string, FoundForm>;
}

export function browserOf(bundles: Bundles, cookie: string) {
  return {
    get: (path: string, method = 'GET') =>
      bundles.page(new Request(siteUrl + path, { method, headers: { cookie } }), { requestId }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      bundles.page(
        new Request(siteUrl + path, {
          method: 'POST',
          headers: {
            ...(cookie ? { cookie } : {}),
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
            ...headers,
          },
          body: new URLSearchParams(fields).toString(),
        }),
        { requestId, waitUntil: () => {} },
      ),
  };
}

/** From the table through every link of its own; of the same page for many things (`like`), one is enough. */
export async function walk(bundles: Bundles, cookie: string, like: RegExp): Promise<Walked> {
  const { get } = browserOf(bundles, cookie);
  const walked: Walked = { pages: new Map(), forms: new Map() };
  const left = ['/vardar/', '/vardar/in/', '/vardar/in/kod/'];
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (walked.pages.has(path)) continue;
    const answer = await get(path);
    const body = await answer.text();
    walked.pages.set(path, { status: answer.status, headers: answer.headers, body });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const $ = load(body);
    for (const form of formsOn($)) walked.forms.set(`${form.action} ${form.fields.what ?? ''}`.trim(), form);
    left.push(...linksOn($).filter((link) => !/^\/vardar\/K3-/.test(link) || like.test(link)));
  }
  return walked;
}

function linksOn($: CheerioAPI): string[] {
  const links = $('a[href^="/vardar/"]').toArray();
  return links.map(({ attribs }) => (attribs.href ?? '').replace(/#.*$/, ''));
}

function formsOn($: CheerioAPI): FoundForm[] {
  return $('form[method="post"]')
    .toArray()
    .map((form) => ({
      action: form.attribs.action ?? '',
      fields: Object.fromEntries(
        $(form)
          .find('input[type="hidden"]')
          .toArray()
          .map(({ attribs }) => [attribs.name ?? '', attribs.value ?? '']),
      ),
    }));
}

/** RFC 4180: rows of cells, each as it was before it was written. Throws where a quoted cell never ends. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
  for (let at = 0; at < text.length; ) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw new Error(`No cell at ${at}.`);
    rows.at(-1)?.push((found[1] ?? found[2] ?? '').replaceAll('""', '"'));
    at = cell.lastIndex;
    if (text.startsWith('\r\n', at)) {
      rows.push([]);
      at += 2;
    } else if (text[at] === ',') at += 1;
    else if (at < text.length) throw new Error(`What is this, at ${at}?`);
  }
  return rows.filter((row) => row.length > 0);
}
