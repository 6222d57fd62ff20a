/**
 * Tidying of what people type, the same everywhere and always before lengths are counted.
 * Two people who see the same words have sent the same words: composed letters (NFC), one kind of line end,
 * nothing invisible that could hide or turn text around.
 */

const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
// Bidirectional marks can make text read as something else than what is stored ("Trojan Source", CVE-2021-42574).
const bidirectional = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const control = /(?!\n)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
// No language puts more marks on a letter (UAX 15, 13, Stream-Safe Text Format); sorting thousands of them takes seconds.
const tooManyMarks = /(\p{M}{30})\p{M}+/gu;
// Blanks that Unicode does not call white space. Joiners only carry meaning between letters, so they go at the ends too.
const isBlank = /^[\s\u00AD\u115F\u1160\u180E\u200B-\u200D\u2060\u2800\u3164\uFEFF\uFFA0]$/u;

/**
 * Text of many lines: NFC, `\n` as line end, no control or bidirectional characters, no lone surrogates, trimmed.
 * A tab becomes a blank. Zero-width joiners stay, because emoji and several scripts need them.
 */
export function tidyText(typed: string): string {
  const seen = typed
    .replace(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replace(bidirectional, '')
    .replace(control, '')
    .replace(tooManyMarks, '$1')
    .normalize('NFC')
    // Some marks become two.
    .replace(tooManyMarks, '$1');
  return trim(seen);
}

/** Walks in from both ends: an expression like `blank+$` takes minutes for a long run of blanks in the middle. */
function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank.test(text.charAt(from))) from += 1;
  while (to > from && isBlank.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** As {@link tidyText}, on one line: a line end becomes a blank. */
export function tidyLine(typed: string): string {
  return tidyText(typed).replaceAll('\n', ' ');
}

/** Length in code points, as PostgreSQL's `char_length` counts, so that "🙂" is 1. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** How a text begins, on one line: whole words, at most so many letters. */
export function beginningOf(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return onOneLine(text);
  const cut = letters.slice(0, most - 2).join('');
  const lastBlank = cut.search(/\s\S*$/);
  return `${onOneLine(lastBlank > most / 2 ? cut.slice(0, lastBlank) : cut)} …`;
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
