import type { CheerioAPI } from 'cheerio';

/** What may be an address in a text; the full stop or bracket after it is no part of it. */
const maybeLink = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?()[\]])/;

/** Somebody else's words, in an element of their own: letters written from right to left turn nothing around them. */
export function foreign($: CheerioAPI, text: string) {
  return $('<bdi></bdi>').text(text);
}

/**
 * The text of a mail, its lines as lines. What leads to one of these origins is a link; anything else stays text, because a mail can
 * say anything.
 */
export function paragraphs($: CheerioAPI, text: string, origins: readonly string[]) {
  return text.split(/\r?\n(?:[ \t]*\r?\n)+/).map((paragraph) => {
    const element = $('<p></p>');
    for (const [index, line] of paragraph.split(/\r?\n/).entries()) {
      if (index > 0) element.append('<br>');
      for (const piece of line.split(maybeLink)) element.append(linkOrText($, piece, origins));
    }
    return element;
  });
}

function linkOrText($: CheerioAPI, piece: string, origins: readonly string[]) {
  const url = URL.parse(piece);
  const isOurs = url && /^https?:$/.test(url.protocol) && origins.includes(url.origin);
  // The address as it was understood here, so that a browser cannot understand another.
  return isOurs ? $('<a></a>').attr('href', url.href).append(foreign($, piece)) : foreign($, piece);
}
