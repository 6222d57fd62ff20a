/** Texts in XML: whatever somebody wrote is read back as they wrote it, and is nothing but text. */
import { load } from 'cheerio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, element } from '../../src/board/xml.ts';
import { everyHostileText } from '../support/attacks/corpus.ts';

/** What XML 1.0 can hold of a text. */
const possible = (text: string) => [...text].filter(isPossible).join('');
const isPossible = (letter: string) =>
  '\t\n\r'.includes(letter) || !(letter < ' ' || /[\p{Cs}\ufffe\uffff]/u.test(letter));

function readBack(text: string) {
  const xml = documentOf(element('a', { b: text }, text, element('c')));
  const $ = load(xml, { xml: true });
  return {
    names: $('*')
      .toArray()
      .map((one) => ('name' in one ? one.name : '')),
    text: $('a').text(),
    attribute: $('a').attr(),
  };
}

function expectOnlyText(text: string): void {
  expect(readBack(text)).toEqual({
    names: ['a', 'c'],
    text: possible(text),
    attribute: { b: possible(text) },
  });
}

test.each(everyHostileText.map((text) => [text]))('a hostile text is only a text: %j', expectOnlyText);

test('any text at all is only a text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectOnlyText));
});
