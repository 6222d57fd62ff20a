import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf, tidyLine, tidyText } from '../../src/domain/text.ts';

describe('what people type is stored as they see it', () => {
  test('letters written in two ways become the same letter', () => {
    expect(tidyLine('bla\u030Aba\u0308r')).toBe('blåbär');
  });
  test('all line ends become one kind, and a blank in a field of one line', () => {
    expect(tidyText('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne');
    expect(tidyLine('a\r\nb')).toBe('a b');
  });
  test('characters that cannot be seen or turn text around are gone', () => {
    expect(tidyText('a\u0000b\u001Bc\u202Ed\u2066e\u061Cf\uD800g')).toBe('abcdefg');
  });
  test('emoji that are joined of several stay whole', () => {
    expect(tidyLine('👩‍🏫 hälsar ❤️')).toBe('👩‍🏫 hälsar ❤️');
  });
  test.each(['\u00A0', '\u3000', '\u200B', '\uFEFF', '\t', ' \n '])(
    'blanks of every kind at the ends are gone: %j',
    (blank) => {
      expect(tidyText(`${blank}hej du${blank}`)).toBe('hej du');
      expect(tidyText(blank)).toBe('');
    },
  );
  test('a letter with more marks than any language has keeps thirty of them', () => {
    expect(lengthOf(tidyText(`a${'\u0316'.repeat(5000)} b`))).toBe(33);
    expect(tidyText(tidyText(`a${'\u0344'.repeat(40)}`))).toBe(tidyText(`a${'\u0344'.repeat(40)}`));
  });
  test('length is counted as people count: an emoji is one', () => {
    expect(lengthOf('🙂å')).toBe(2);
  });
  test('tidying twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(tidyText(tidyText(typed))).toBe(tidyText(typed));
        expect(tidyLine(tidyLine(typed))).toBe(tidyLine(typed));
        expect(tidyLine(typed)).not.toMatch(/[\n\u202E]/);
        expect(tidyText(typed).isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
