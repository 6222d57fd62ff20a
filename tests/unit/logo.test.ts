import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf, readLogo } from '../../src/tools/init/logo.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'k3-logo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const svg = (inner: string, attributes = 'viewBox="0 0 40 40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;
const circle = '<circle cx="20" cy="20" r="9" fill="#005aa0"/>';
async function read(text: string): Promise<string> {
  const file = join(folder, 'logo.svg');
  await writeFile(file, text);
  return readLogo(file);
}

describe('a coat of arms', () => {
  test('that only draws is taken, made small, without its editor’s traces', async () => {
    const drawn = await read(
      `<?xml version="1.0"?><!-- Inkscape --><!DOCTYPE svg>${svg(`<metadata>x</metadata><style>.a{fill:#005aa0}</style><g id="lager"><circle class="a" cx="20" cy="20" r="9"/></g>`, 'width="40" height="40" viewBox="0 0 40 40"')}`,
    );
    expect(drawn).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 40 40">/);
    expect(drawn).toContain('#005aa0');
    expect(drawn).not.toMatch(/metadata|<style|class=|Inkscape|width=|DOCTYPE/);
  });
  test('keeps colours that lie inside it, under names that meet no others on a page', async () => {
    const drawn = await read(
      svg(
        '<defs><linearGradient id="a"><stop stop-color="red"/><stop offset="1" stop-color="#00f"/></linearGradient></defs><rect width="40" height="40" fill="url(#a)"/>',
      ),
    );
    expect(drawn).toMatch(/id="logo__a"[\s\S]*url\(#logo__a\)/);
  });
  test.each<[string, string, RegExp]>([
    ['a script is taken without it', '<script>alert(1)</script>', /^$/],
    ['an act of its own is taken without it', `<g onload="alert(1)">${circle}</g>`, /^$/],
    [
      'a page inside it',
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
      /<foreignObject>/,
    ],
    ['a picture from elsewhere', '<image href="https://evil.example/x.png"/>', /<image>/],
    ['a picture within', '<image href="data:image/png;base64,AAAA"/>', /<image>/],
    ['something that moves', '<circle r="9"><animate attributeName="r" to="3"/></circle>', /<animate>/],
    ['a link', `<a xlink:href="https://evil.example">${circle}</a>`, /<a>/],
    ['a piece from elsewhere', '<use xlink:href="https://evil.example/x.svg#a"/>', /href/],
    [
      'a colour from elsewhere',
      '<rect width="9" height="9" fill="url(https://evil.example/#a)"/>',
      /points outside/,
    ],
  ])('with %s is refused where it must be', async (_, inner, sentence) => {
    const taken = await read(svg(inner + circle)).then(
      (drawn) => (/script|onload|alert/.test(drawn) ? drawn : ''),
      (error: Error) => error.message,
    );
    expect(taken).toMatch(sentence);
  });
  test.each<[string, string, RegExp]>([
    ['has no size', svg(circle, ''), /no viewBox/],
    ['is a banner', svg(circle, 'viewBox="0 0 400 40"'), /10\.0 times as wide/],
    ['is a tower', svg(circle, 'viewBox="0 0 10 40"'), /0\.3 times/],
    ['is no picture', '<html><p>hej</p></html>', /SVG/],
    ['is no text', '\u0000\u0001', /SVG/],
    [
      'is too heavy',
      svg(
        Array.from(
          { length: 900 },
          (_, i) =>
            `<path d="M${(i * 7919) % 997} ${(i * 104729) % 991}l${(i * 1299709) % 983} ${(i * 15485863) % 977}z" fill="#${((i * 2654435761) % 0xffffff).toString(16).padStart(6, '0')}"/>`,
        ).join(''),
      ),
      /weighs \d+ bytes.*simplified/,
    ],
  ])('that %s is refused with what to do', async (_, text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
  });
  test('the one that comes with the site keeps the rules', async () => {
    const { readFile } = await import('node:fs/promises');
    expect(
      faultOf(await readFile(new URL('../../src/kommun/logo.svg', import.meta.url), 'utf8')),
    ).toBeUndefined();
  });
});
