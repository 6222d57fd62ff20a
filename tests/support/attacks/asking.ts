/** Odd ways to ask: methods, names of hosts, and requests that are never finished. */

/** To a form's endpoint; 0 is a connection that is closed without a word. */
export const methods: readonly { attack: string; method: string; status: number }[] = [
  { attack: 'shows what was sent (TRACE)', method: 'TRACE', status: 400 },
  { attack: 'makes a proxy of us (CONNECT)', method: 'CONNECT', status: 0 },
  { attack: 'only looks, with a body (GET)', method: 'GET', status: 405 },
  { attack: 'only looks (HEAD)', method: 'HEAD', status: 405 },
  { attack: 'replaces (PUT)', method: 'PUT', status: 405 },
  { attack: 'removes (DELETE)', method: 'DELETE', status: 405 },
  { attack: 'nobody knows (STEAL)', method: 'STEAL', status: 400 },
  { attack: 'is written in small letters (post)', method: 'post', status: 400 },
];

interface Name {
  attack: string;
  headers: (own: URL) => Record<string, string>;
}

/** Where a client may say what we are called. */
export const lentNames: readonly Name[] = [
  { attack: 'in Host', headers: () => ({ host: 'evil.example' }) },
  { attack: 'in Host, with a port', headers: ({ hostname }) => ({ host: `${hostname}:80` }) },
  { attack: 'in X-Forwarded-Host', headers: () => ({ 'x-forwarded-host': 'evil.example' }) },
  { attack: 'in X-Forwarded-Proto', headers: () => ({ 'x-forwarded-proto': 'javascript' }) },
  { attack: 'in Forwarded', headers: () => ({ forwarded: 'host=evil.example;proto=https' }) },
  { attack: 'in X-Original-Host', headers: () => ({ 'x-original-host': 'evil.example' }) },
];

export const hostsThatAreNone = [
  'evil.example/x?',
  'a@evil.example',
  'evil.example#',
  '[::1',
  'a b',
  'evil.example\\x',
];

const post = (path: string) =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n`;

/** Requests that were begun. */
export const beginnings: readonly { attack: string; text: string }[] = [
  { attack: 'by saying nothing', text: '' },
  { attack: 'by never ending the head of a request', text: 'GET / HTTP/1.1\r\nhost: x\r\nx-a: ' },
  { attack: 'by never beginning a body', text: `${post('/api/ideas')}content-length: 60000\r\n\r\n` },
  { attack: 'by never ending a body', text: `${post('/api/ideas')}content-length: 60000\r\n\r\ntitle=` },
  {
    attack: 'by never ending a piece',
    text: `${post('/api/offers')}transfer-encoding: chunked\r\n\r\n5\r\nti`,
  },
];
