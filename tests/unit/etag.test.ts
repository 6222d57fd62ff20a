import { describe, expect, test } from 'vitest';
import { etagOf, hasAlready } from '../../netlify/http/etag.ts';

const etag = etagOf('the content');
const asked = (named?: string) =>
  hasAlready(
    new Request('https://a.example/', named === undefined ? {} : { headers: { 'if-none-match': named } }),
    etag,
  );

describe('who has the content already is not sent it again', () => {
  test.each([
    ['as it was given', etag],
    ['as a strong one', etag.slice(2)],
    ['among others', `"x", ${etag} , W/"y,z"`],
    ['whatever it is', '*'],
  ])('%s', (_, named) => expect(asked(named)).toBe(true));
});

describe('who has something else gets the content', () => {
  test.each([
    ['nothing said', undefined],
    ['nothing', ''],
    ['another', 'W/"other"'],
    ['without its quotes', etag.slice(3, -1)],
    ['a part of it', `${etag.slice(0, 9)}"`],
  ])('%s', (_, named) => expect(asked(named)).toBe(false));
});

test('another content has another', () => {
  expect(etagOf('the content.')).not.toBe(etag);
  expect(etagOf('the content')).toBe(etag);
});
