import { describe, expect, test } from 'vitest';
import { looksLikeRubbish, type Written } from '../../src/domain/rubbish.ts';

const written = (own: Partial<Written>): Written => ({
  title: 'Läxhjälp på biblioteket',
  displayName: 'Anna',
  description: 'Vi sitter där på torsdagar och hjälps åt.',
  ...own,
});

describe('what a person writes is not taken for rubbish', () => {
  test.each<[string, Partial<Written>]>([
    ['an idea without links', {}],
    [
      'one link',
      { description: 'Så här gjorde de: https://www.laxhjalp.example/sa-har?x=1#svar, läs gärna.' },
    ],
    ['one link in each of two places', { description: 'Se www.a.example', helps: 'Se https://b.example/' }],
    [
      'a long link with other links inside',
      { description: 'https://a.example/?till=https://b.example/&se=www.c.example' },
    ],
    ['an e-mail address', { description: 'Skriv till a@b.example, c@d.example/e eller f@g.example.' }],
    [
      'a name with dots and strokes',
      { displayName: 'Anna.K/Per', title: 'Lek och/eller spel, t.ex. schack m.m./annat' },
    ],
    ['a domain alone', { title: 'Bättre startsida på kommunen.example' }],
    ['clock times and fractions', { title: 'Träff kl.18/19 och 1.5/2' }],
    ['an offer, which has no title', { title: undefined, helps: undefined, needsNote: undefined } as never],
  ])('%s', (_, own) => {
    expect(looksLikeRubbish(written(own))).toBe(false);
  });
});

describe('what a robot writes is', () => {
  test.each<[string, Partial<Written>]>([
    ['three links in the text', { description: 'http://a.example http://b.example http://c.example' }],
    ['the same link three times', { description: 'www.a.example www.a.example www.a.example' }],
    [
      'three links in three fields',
      { description: 'www.a.example', helps: 'www.b.example', needsNote: 'www.c.example' },
    ],
    [
      'links without blanks between',
      { description: 'https://a.example,https://b.example;https://c.example' },
    ],
    [
      'links in HTML',
      {
        description:
          '<a href="https://a.example">1</a><a href="https://b.example">2</a><a href="//x"><a href="https://c.example">',
      },
    ],
    ['a link in the title', { title: 'Billigt HTTPS://A.example' }],
    ['a short link in the title', { title: 'Billigt: bit.ly/3abc' }],
    ['a link in the name', { displayName: 'WWW.a.example' }],
    ['a link to elsewhere in the name', { displayName: 'ftp://a.example' }],
  ])('%s', (_, own) => {
    expect(looksLikeRubbish(written(own))).toBe(true);
  });
  test('however long and strange the text, it is looked at in no time', () => {
    const begun = performance.now();
    for (const piece of ['a.', 'www.', 'a-', 'http:/', '://', 'a.b/', 'aa'])
      looksLikeRubbish(written({ description: piece.repeat(4000 / piece.length) }));
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
