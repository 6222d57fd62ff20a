/** What a mail is made of, paragraph by paragraph, as text and as HTML. */
import { load } from 'cheerio';
import type { LanguageFacts } from '../domain/languages.ts';

/** Words, where a line end is a line end; or a link, which is shown in full. */
export type Paragraph = string | URL;

/**
 * Something to stand in a mail's header: one line, and nothing that hides or turns around the rest of it (ASVS 5.0, 1.3.11).
 * `Hej\r\nBcc: x@example.com` gives `Hej Bcc: x@example.com`.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function inText(paragraphs: readonly Paragraph[]): string {
  return `${paragraphs.map((one) => (typeof one === 'string' ? one.trim() : one.href)).join('\n\n')}\n`;
}

/** Plain and without anything from elsewhere, so that any mail program and any screen reader shows it. */
export function inHtml(
  title: string,
  paragraphs: readonly Paragraph[],
  { tag, direction }: LanguageFacts,
): string {
  const $ = load(
    '<!doctype html><html><head><meta charset="utf-8"><title></title></head><body></body></html>',
  );
  $('html').attr('lang', tag);
  if (direction === 'rtl') $('html').attr('dir', direction);
  $('title').text(title);
  for (const one of paragraphs) {
    const paragraph = $('<p></p>').appendTo('body');
    if (typeof one === 'string') paragraph.html(inLines(one));
    else $('<a></a>').attr('href', one.href).text(one.href).appendTo(paragraph);
  }
  return $.html();

  function inLines(text: string): string {
    const escaped = (line: string) => $('<p></p>').text(line).html() ?? '';
    return text.trim().split('\n').map(escaped).join('<br>\n');
  }
}
