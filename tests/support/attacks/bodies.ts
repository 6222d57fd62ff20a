/** Bodies that lie about their length, their type or their form. Each is a whole POST to /api/ideas, spelled out. */
import { gzipSync } from 'node:zlib';

type Line = readonly [name: string, value: string];

export interface Lie {
  attack: string;
  status: number;
  headers: readonly Line[];
  body: Buffer | string | readonly (Buffer | string)[];
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const parts = 'multipart/form-data; boundary=b';
const type = (name: string): Line => ['content-type', name];
const length = (number: number | string): Line => ['content-length', String(number)];
const chunked: Line = ['transfer-encoding', 'chunked'];

/** With the length that the body has. */
function told(
  attack: string,
  status: number,
  contentType: string,
  body: Buffer | string,
  ...more: Line[]
): Lie {
  return { attack, status, headers: [type(contentType), length(Buffer.byteLength(body)), ...more], body };
}

const whole = { title: 'Bara halva', description: 'Så länge att det räcker för en idé.', informed: true };
const wholeForm = 'title=Bara+halva&description=L%C3%A5ngt+nog+f%C3%B6r+en+id%C3%A9.&informed=on';
const wholeJson = JSON.stringify(whole);
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const part = (head: string, body: string) =>
  `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const mebibyte = 1024 * 1024;
/** 64 MiB in 64 KiB. */
const bomb = gzipSync(Buffer.alloc(60 * mebibyte, ' '));
const nested = (opening: string, closing: string, deep: number) =>
  `{"title":${opening.repeat(deep)}1${closing.repeat(deep)}}`;

export const lyingLengths: readonly Lie[] = [
  { attack: 'says less than it sends', status: 400, headers: [type(form), length(7)], body: wholeForm },
  {
    attack: 'says far too much and sends little',
    status: 413,
    headers: [type(form), length(65_537)],
    body: 'title=x',
  },
  {
    attack: 'says more than a number can',
    status: 413,
    headers: [type(form), length(9e15)],
    body: 'title=x',
  },
  { attack: 'says a length below zero', status: 400, headers: [type(form), length(-1)], body: wholeForm },
  { attack: 'says a length with a sign', status: 400, headers: [type(form), length('+7')], body: wholeForm },
  {
    attack: 'says a length in hexadecimal',
    status: 400,
    headers: [type(form), length('0x7')],
    body: wholeForm,
  },
  { attack: 'says two lengths', status: 400, headers: [type(form), length(7), length(80)], body: wholeForm },
  { attack: 'says two lengths in one', status: 400, headers: [type(form), length('7, 80')], body: wholeForm },
  {
    attack: 'sends pieces without end',
    status: 413,
    headers: [type(form), chunked],
    body: Array.from({ length: 80 }, () => chunk('a'.repeat(1024))),
  },
  {
    attack: 'sends a piece of another size than it says',
    status: 400,
    headers: [type(json), chunked],
    body: `5\r\n${wholeJson}\r\n0\r\n\r\n`,
  },
  {
    attack: 'sends a piece whose size is no number',
    status: 400,
    headers: [type(json), chunked],
    body: `-1\r\n${wholeJson}\r\n0\r\n\r\n`,
  },
  {
    attack: 'sends one letter at a time, each with a kilobyte about it',
    status: 422,
    headers: [type(form), chunked],
    body: [...Array.from({ length: 12 }, () => `1;${'x'.repeat(1024)}\r\na\r\n`), '0\r\n\r\n'],
  },
  { attack: 'sends no length and no pieces', status: 422, headers: [type(form)], body: '' },
];

export const lyingTypes: readonly Lie[] = [
  told('sends JSON and calls it a form', 422, form, wholeJson),
  told('sends a form and calls it JSON', 400, json, wholeForm),
  told('sends a form and calls it parts', 400, parts, wholeForm),
  told('sends JSON as plain text, as another site could', 415, 'text/plain', wholeJson),
  told('names two types at once', 415, 'application/json, text/html', wholeJson),
  told('names a type that begins like ours', 415, 'application/jsonp', wholeJson),
  told('names a type that means JSON elsewhere', 415, 'application/vnd.api+json', wholeJson),
  told('packs 60 MB into 64 KB and calls it JSON', 400, json, bomb, ['content-encoding', 'gzip']),
  told('packs 60 MB into 64 KB and calls it a form', 422, form, bomb, ['content-encoding', 'gzip']),
  told('packs 60 MB into 64 KB on the way', 400, form, bomb, ['transfer-encoding', 'gzip']),
  told('sends JSON in UTF-16', 400, json, Buffer.from(wholeJson, 'utf16le')),
  told('sends JSON that is no UTF-8', 400, json, Buffer.from(`{"title":"\xe5\xe4\xf6"}`, 'latin1')),
];

export const lyingForms: readonly Lie[] = [
  told(
    'says a member twice, the good one first',
    422,
    json,
    `{"title":"Bra","title":1,${wholeJson.slice(1)}`.replace('"title":"Bara halva",', ''),
  ),
  told('sends an array', 400, json, `[${wholeJson}]`),
  told('sends a bare text', 400, json, '"title"'),
  told('sends nothing', 400, json, 'null'),
  told('sends NaN', 400, json, '{"title":NaN}'),
  told('sends a number past all numbers', 422, json, '{"title":1e999,"firstStep":-1e999}'),
  told('sends a number with a thousand digits', 422, json, `{"title":${'9'.repeat(1000)}}`),
  told('sends lists 30 000 deep', 422, json, nested('[', ']', 30_000)),
  told('sends objects 9 000 deep', 422, json, nested('{"a":', '}', 9_000)),
  told(
    'sends 5 000 members that nobody asked for',
    400,
    json,
    JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`x${at}`, 1]))),
  ),
  told('sends JSON and then more', 400, json, `${wholeJson}${wholeJson}`),
  told('sends 32 000 fields', 422, form, 'a&'.repeat(32_000)),
  told('ticks one box 7 000 times', 422, form, 'topics=x&'.repeat(7_000)),
  told('sends 1 000 parts', 422, parts, `${part('name="x"', '1').repeat(1000)}--b--\r\n`),
  told(
    'sends a part with a head of 60 KB',
    422,
    parts,
    `${part(`name="x"; y="${'z'.repeat(60_000)}"`, '1')}--b--\r\n`,
  ),
  told(
    'sends parts with another boundary',
    400,
    'multipart/form-data; boundary=c',
    `${part('name="title"', 'x')}--b--\r\n`,
  ),
  told('sends parts with no boundary', 400, 'multipart/form-data', `${part('name="title"', 'x')}--b--\r\n`),
  told('sends parts without an end', 400, parts, part('name="title"', 'x')),
  told('sends a part without a name', 400, parts, `${part('filename="x"', '1')}--b--\r\n`),
  told(
    'sends a file where a text should be',
    422,
    parts,
    `${part('name="title"; filename="a.html"', '<script>')}--b--\r\n`,
  ),
  told(
    'sends a file whose name climbs',
    422,
    parts,
    `${part('name="title"; filename="../../etc/passwd"', 'x')}--b--\r\n`,
  ),
  told(
    'sends parts within parts',
    400,
    parts,
    `--b\r\nContent-Disposition: form-data; name="title"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part('name="title"', 'x')}--b--\r\n`,
  ),
];

const kib = 1024;
/** Bodies that may cost more than their length, of any length up to 64 KiB: what sixteen times as much costs is measured. */
export const bigBodies: readonly { attack: string; type: string; body: (bytes: number) => string }[] = [
  { attack: 'a form of nothing but fields', type: form, body: (bytes) => 'a&'.repeat(bytes / 2) },
  { attack: 'a form of one box ticked', type: form, body: (bytes) => 'topics=x&'.repeat(bytes / 9) },
  {
    attack: 'a form of escapes',
    type: form,
    body: (bytes) => `description=${'%0'.repeat((bytes - 20) / 2)}`,
  },
  { attack: 'a form of quotes', type: form, body: (bytes) => `helps=${`"'<&>`.repeat((bytes - 20) / 5)}` },
  { attack: 'parts', type: parts, body: (bytes) => `${part('name="a"', '').repeat(bytes / 60)}--b--\r\n` },
  {
    attack: 'a part of boundaries',
    type: parts,
    body: (bytes) => `${part('name="a"', '\r\n--'.repeat((bytes - kib) / 4))}--b--\r\n`,
  },
  { attack: 'JSON in depth', type: json, body: (bytes) => nested('[', ']', (bytes - kib) / 2) },
  {
    attack: 'JSON in breadth',
    type: json,
    body: (bytes) => `{"topics":[${'1,'.repeat((bytes - kib) / 2)}1]}`,
  },
  {
    attack: 'JSON of members',
    type: json,
    body: (bytes) => `{${Array.from({ length: bytes / 12 }, (_, at) => `"x${at}":1`).join()}}`,
  },
  {
    attack: 'JSON of backslashes',
    type: json,
    body: (bytes) => `{"title":"${'\\\\'.repeat((bytes - kib) / 2)}"}`,
  },
];
