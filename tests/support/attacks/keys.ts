/** Ways to a private page without its key, or with its key in a place where it is none. */
import type { Asked, Owned } from './world.ts';

interface Attempt {
  attack: string;
  target: (owned: Owned) => string;
  asked?: (owned: Owned) => Asked;
  /** 404 unless told. */
  status?: number;
}

const page = (text: string) => `/mitt/${text}/`;
const bare = () => '/mitt/';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same 128 bits, spelled with other unused bits in the last letter. */
function sameBits(key: string): string {
  const last = alphabet.indexOf(key.at(-1) ?? '');
  return key.slice(0, -1) + alphabet.charAt(last ^ 1);
}

export const wrongKeys: readonly Attempt[] = [
  { attack: 'a key of the right form that is nobody’s', target: () => page('A'.repeat(22)) },
  { attack: 'all of it but the last letter', target: ({ key }) => page(key.slice(0, -1)) },
  { attack: 'all of it and one letter more', target: ({ key }) => page(`${key}A`) },
  {
    attack: 'one letter of it changed',
    target: ({ key }) => page((key[0] === 'A' ? 'B' : 'A') + key.slice(1)),
  },
  { attack: 'another spelling of the same bits', target: ({ key }) => page(sameBits(key)) },
  { attack: 'its letters in capitals', target: ({ key }) => page(key.toUpperCase()) },
  { attack: 'it with padding', target: ({ key }) => page(`${key}==`) },
  { attack: 'it with padding that is escaped', target: ({ key }) => page(`${key}%3D%3D`) },
  { attack: 'it with a blank before it', target: ({ key }) => page(`%20${key}`) },
  { attack: 'it with a line end behind it', target: ({ key }) => page(`${key}%0A`) },
  { attack: 'it with a zero byte behind it', target: ({ key }) => page(`${key}%00`), status: 400 },
  { attack: 'it with letters that look the same', target: ({ key }) => page(`${key.slice(0, -1)}%D0%90`) },
  { attack: 'it and then another path', target: ({ key }) => `/mitt/${key}/${key}/` },
  { attack: 'it as a file of JSON', target: ({ key }) => `/mitt/${key}.json` },
  { attack: 'it under a path in capitals', target: ({ key }) => `/MITT/${key}/` },
  { attack: 'the hash that the database keeps', target: ({ hash }) => page(hash) },
  { attack: 'the first letters of that hash', target: ({ hash }) => page(hash.slice(0, 22)) },
  { attack: 'the reference', target: ({ reference }) => page(reference) },
  {
    attack: 'the reference, padded to the length of a key',
    target: ({ reference }) => page(reference.padEnd(22, '-')),
  },
  { attack: 'a wildcard', target: () => page('%25') },
  { attack: 'wildcards of the right length', target: () => page('_'.repeat(22)) },
  { attack: 'SQL', target: () => page(encodeURIComponent(`' or '1'='1' --`)) },
  { attack: 'a filter of the REST API', target: () => page('neq.A&select=*') },
  { attack: 'the right key in the query', target: ({ key }) => `/mitt/?key=${key}` },
  { attack: 'the right key in the fragment', target: ({ key }) => `/mitt/#${key}` },
  {
    attack: 'the right key in a header',
    target: bare,
    asked: ({ key }) => ({ headers: { authorization: `Bearer ${key}`, 'x-key': key, 'x-api-key': key } }),
  },
  {
    attack: 'the right key in a cookie',
    target: bare,
    asked: ({ key }) => ({ headers: { cookie: `key=${key}` } }),
  },
  {
    attack: 'the right key in the referrer',
    target: bare,
    asked: ({ key }) => ({ headers: { referer: `http://localhost/mitt/${key}/` } }),
  },
  {
    attack: 'the right key in a header that rewrites the path',
    target: bare,
    asked: ({ key }) => ({ headers: { 'x-original-url': page(key), 'x-rewrite-url': page(key) } }),
  },
];

/** From nearly the right one to nothing of it. */
export const guessesOf = ({ key }: Owned) => [
  key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A'),
  key.slice(0, 11) + 'A'.repeat(11),
  'A'.repeat(22),
];
