/** Looking at what was written on a page: did any of it become more than words? */
import type { CheerioAPI } from 'cheerio';

/** What the page itself changes when it comes back filled in. */
const changing = ['value', 'checked', 'selected', 'hidden', 'open', 'autofocus', 'aria-invalid'];

/**
 * Everything of a page but its words: its elements in their order, with their attributes. Two pages that differ only in what people
 * wrote have the same.
 */
export function skeletonOf($: CheerioAPI): string[] {
  const told = new Set<unknown>($('[id$="-error"], #error-summary').find('*').toArray());
  return $('html, html *')
    .toArray()
    .filter((element) => !told.has(element))
    .map((element) => {
      const attributes = Object.entries($(element).attr() ?? {}).filter(([name]) => !changing.includes(name));
      const told = attributes.map(([name, value]) => `${name}=${isOwn(value) ? '(own)' : value}`);
      return [element.tagName, ...told.sort()].join(' ');
    });
}

/** A private page has its own address in its links. */
function isOwn(value: string): boolean {
  return /^(https?:\/\/[^/]+)?\/mitt\/|^(mailto|sms):\?.*mitt/.test(value);
}

/** What a page would run, load or send somewhere else. */
export function dangersIn($: CheerioAPI): string[] {
  const elements = $(
    'script, style, iframe, object, embed, base, meta[http-equiv], [style], svg a',
  ).toArray();
  const handlers = $('*')
    .toArray()
    .flatMap((element) => Object.keys($(element).attr() ?? {}).filter((name) => name.startsWith('on')));
  const addresses = $('[href], [src], [action], [formaction]')
    .toArray()
    .flatMap((element) => ['href', 'src', 'action', 'formaction'].map((name) => $(element).attr(name) ?? ''))
    .filter((address) => /^\s*(javascript|data|vbscript):|evil\.example/i.test(address));
  return [...elements.map(({ tagName }) => tagName), ...handlers, ...addresses];
}

/** As an HTML parser shows what a form sent: one kind of line end, and a sign in place of what no page can hold. */
export function asShown(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
}
