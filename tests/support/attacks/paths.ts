/** Paths that want to be something else than they look like. Each idea in the spellings it comes in. */

type PathTrick = readonly [attack: string, status: number, spellings: readonly string[]];

export const pathTricks: readonly PathTrick[] = [
  [
    'climbs out of the site',
    404,
    [
      '/../package.json',
      '/%2e%2e/package.json',
      '/.%2e/%2e./package.json',
      '/om/..%2f..%2fpackage.json',
      '/....//....//package.json',
      '/..;/package.json',
    ],
  ],
  [
    'climbs with backslashes',
    404,
    ['/..\\..\\package.json', '/..%5c..%5cpackage.json', '/\\..\\package.json'],
  ],
  ['climbs in letters encoded twice', 404, ['/%252e%252e/package.json', '/%252e%252e%252fpackage.json']],
  [
    'writes dots longer than UTF-8 does',
    400,
    ['/%c0%ae%c0%ae/package.json', '/%e0%80%ae/', '/%f0%80%80%ae/'],
  ],
  ['writes what is no UTF-8', 400, ['/%ff', '/%', '/%zz', '/borja/%e5/']],
  ['puts a zero byte in', 400, ['/%00', '/borja/index.html%00', '/api/ideas%00', '/modellen/%00.html']],
  [
    'reads the files that steer the host',
    404,
    [
      '/_headers',
      '/_headers/',
      '//_headers',
      '/./_headers',
      '/om/../_headers',
      '/%5fheaders/',
      '/_redirects',
    ],
  ],
  [
    'reads what lies beside the site',
    404,
    [
      '/.env',
      '/.git/config',
      '/package.json',
      '/netlify.toml',
      '/config.json',
      '/ssr/ssr.mjs',
      '/secrets.json',
      '/inbox.key',
      '/.data/secrets.json',
      '/supabase/seed.sql',
      '/src/kommun/kommun.config.ts',
      '/node_modules/astro/package.json',
    ],
  ],
  [
    "calls the host's own machinery",
    404,
    [
      '/.netlify/functions/ideas/',
      '/.netlify/functions/ssr/',
      '/.netlify/v1/config.json',
      '/.netlify/images?url=/etc/passwd.png',
      '/.netlify/blobs/',
      '/.netlify/identity/',
    ],
  ],
  [
    "calls the framework's own machinery",
    404,
    [
      '/_image?href=/etc/passwd.png',
      '/_actions/x/',
      '/_server-islands/x/',
      '/@fs/etc/passwd/',
      '/@id/x/',
      '/_astro/',
    ],
  ],
  [
    'calls a form by another spelling',
    404,
    ['/api//ideas/', '/api/ideas/x/', '/api/ideas.json', '/api/%69deas/'],
  ],
  ['asks for a page in capitals', 404, ['/MODELLEN/', '/Mitt/']],
  ['sends a path without end', 404, [`/${'a'.repeat(8000)}/`, `/${'a/'.repeat(4000)}`]],
  ['sends a path longer than a head may be', 431, [`/${'a'.repeat(20_000)}/`]],
];

/** Paths that may be answered with a redirect, and never with one that leads away. */
export const waysAway: readonly string[] = [
  '//evil.example',
  '//evil.example/',
  '//evil.example/modellen',
  '///evil.example',
  '/\\evil.example',
  '/\\/evil.example/modellen',
  '/\t/evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/.//evil.example',
  '/modellen/..//evil.example',
  '//modellen',
  '///modellen',
  '//om/../modellen',
  '/https://evil.example',
  '/modellen?next=//evil.example',
  '/@evil.example',
  '/mitt//evil.example',
  'http://evil.example/modellen',
  '/modellen%0d%0alocation:%20//evil.example',
];
