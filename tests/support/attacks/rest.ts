/** The database's own door to the web, tried past us: what a stranger can ask of it with the publishable key, or without. */
import type { Owned } from './world.ts';

type Headers = Record<string, string>;
/** What is tried, what the publishable key is answered, the method and the path, and what goes with them. */
export type Probe = readonly [
  attack: string,
  status: number,
  asked: string,
  headers?: Headers,
  body?: unknown,
];

const app = { 'accept-profile': 'app', 'content-profile': 'app' };
const inSchema = (name: string): Headers => ({ 'accept-profile': name, 'content-profile': name });
const prefer = (wish: string): Headers => ({ prefer: wish });
const accept = (type: string): Headers => ({ accept: type });
const list = 'POST /rest/v1/rpc/list_received';
const ten = { p_limit: 10 };
const row = { kind: 'idea', reference: 'K3-AAAA-AAAA', status: 'published', title: 'Utifrån' };

/** No table is exposed: 404. No schema but `public` is: 406. No function is for strangers: 401. */
const reading: readonly Probe[] = [
  ['reads a table', 404, 'GET /rest/v1/contributions?select=*'],
  ['reads how to reach people', 404, 'GET /rest/v1/contacts?select=email,phone'],
  ['reads a table of another schema', 406, 'GET /rest/v1/contacts?select=*', app],
  ['reads the view of everything', 406, 'GET /rest/v1/whole?select=*', app],
  ['names the schema in the path', 404, 'GET /rest/v1/app.contacts?select=*'],
  ['asks for one row as an object', 404, 'GET /rest/v1/ideas', accept('application/vnd.pgrst.object+json')],
  ['asks for a spreadsheet', 404, 'GET /rest/v1/contacts', accept('text/csv')],
  ['asks for the plan of a query', 404, 'GET /rest/v1/contacts', accept('application/vnd.pgrst.plan+json')],
  ['asks for the first rows only', 404, 'GET /rest/v1/contacts', { range: '0-0', 'range-unit': 'items' }],
  ['embeds one table in another', 404, 'GET /rest/v1/ideas?select=*,contributions(*,contacts(*))'],
  ['casts in the list of columns', 404, 'GET /rest/v1/ideas?select=id::text,kind::jsonb'],
  ['reads the description of the API', 403, 'GET /rest/v1/', accept('application/openapi+json')],
  ['reads the catalogue', 406, 'GET /rest/v1/pg_roles', inSchema('pg_catalog')],
  ['reads who has signed in', 406, 'GET /rest/v1/users', inSchema('auth')],
  [
    'reads which migrations there are',
    406,
    'GET /rest/v1/schema_migrations',
    inSchema('supabase_migrations'),
  ],
];

const counting: readonly Probe[] = [
  ['counts rows without reading them', 404, 'HEAD /rest/v1/contributions', prefer('count=exact')],
  ['lets the planner count', 404, 'GET /rest/v1/contacts?limit=0', prefer('count=planned')],
  ['aggregates', 404, 'GET /rest/v1/contacts?select=count()'],
  [
    'filters on what it may not see',
    404,
    'GET /rest/v1/contacts?email=like.*exempel*&select=contribution_id',
  ],
  ['orders by what it may not see', 400, 'GET /rest/v1/ideas?order=contacts(email).asc'],
  ['puts SQL in a filter', 404, 'GET /rest/v1/ideas?id=eq.1;select%20pg_sleep(9)--&or=(id.gt.0)'],
];

export const calling: readonly Probe[] = [
  ['calls the list of everything', 401, list, {}, ten],
  ['calls it with GET', 401, 'GET /rest/v1/rpc/list_received?p_limit=10'],
  ['calls it and filters what comes', 401, `${list}?select=email&phone=not.is.null`, {}, ten],
  ['calls it only to count', 401, list, prefer('count=exact'), ten],
  ['calls it in a transaction to be rolled back', 401, list, prefer('tx=rollback'), ten],
  ['calls it with one argument for all', 401, list, prefer('params=single-object'), ten],
  ['looks up a key', 401, 'POST /rest/v1/rpc/find_by_key', {}, { p_key_hash: 'a'.repeat(64) }],
  [
    'asks which keys are known',
    401,
    'POST /rest/v1/rpc/which_are_kept',
    {},
    { p_key_hashes: ['a'.repeat(64)] },
  ],
  ['lays an idea past the forms', 404, 'POST /rest/v1/rpc/take_in_idea', {}, { p_title: 'Utifrån' }],
  ['calls a function inside', 406, 'POST /rest/v1/rpc/admit', app, {}],
  ['calls a function of PostgreSQL', 404, 'POST /rest/v1/rpc/pg_sleep', {}, { seconds: 9 }],
  [
    'reads a file',
    406,
    'POST /rest/v1/rpc/pg_read_file',
    inSchema('pg_catalog'),
    { filename: '/etc/passwd' },
  ],
];

const writing: readonly Probe[] = [
  ['adds a row', 404, 'POST /rest/v1/contributions', prefer('return=representation'), row],
  ['adds rows in bulk', 404, 'POST /rest/v1/ideas', { 'content-type': 'text/csv' }, 'id,status\n1,published'],
  ['adds or merges', 404, 'POST /rest/v1/ideas?on_conflict=id', prefer('resolution=merge-duplicates'), row],
  ['publishes an idea', 406, 'PATCH /rest/v1/ideas?id=gt.0', app, { status: 'published' }],
  [
    'changes all',
    404,
    'PATCH /rest/v1/contacts?email=not.is.null',
    prefer('max-affected=99'),
    { email: 'x' },
  ],
  ['puts a row in place of one', 404, 'PUT /rest/v1/ideas?id=eq.1', {}, { id: 1 }],
  ['removes rows', 404, 'DELETE /rest/v1/contributions?id=gt.0'],
  ['removes rows of another schema', 406, 'DELETE /rest/v1/contributions?id=gt.0', app],
  ['overrides the method', 404, 'POST /rest/v1/ideas?id=gt.0', { 'x-http-method-override': 'DELETE' }, {}],
];

/** What else stands behind that door on a Supabase. */
const besides: readonly Probe[] = [
  ['lists people as an administrator', 401, 'GET /auth/v1/admin/users'],
  [
    'makes itself a link to sign in',
    401,
    'POST /auth/v1/admin/generate_link',
    {},
    { email: 'a@evil.example' },
  ],
  ['signs in as nobody', 422, 'POST /auth/v1/signup', {}, {}],
  ['looks into the storage', 404, 'GET /storage/v1/bucket'],
  ['asks in GraphQL', 404, 'POST /graphql/v1', {}, { query: '{__schema{types{name}}}' }],
  ['opens the studio', 404, 'GET /_/studio'],
  ['asks the helper of the studio', 404, 'GET /pg/tables'],
];

export const probes = [...reading, ...counting, ...calling, ...writing, ...besides];

interface Oracle {
  attack: string;
  path: (guess: string) => string;
  right: (idea: Owned) => string;
  wrong: string;
}

/** The same question about what is there and about what is not: the answers must not differ by a letter. */
export const oracles: readonly Oracle[] = [
  {
    attack: 'whether a reference exists',
    path: (guess) => `GET /rest/v1/contributions?reference=eq.${guess}`,
    right: ({ reference }) => reference,
    wrong: 'K3-0000-0000',
  },
  {
    attack: 'whether a key exists',
    path: (guess) => `GET /rest/v1/rpc/find_by_key?p_key_hash=${guess}`,
    right: ({ hash }) => hash,
    wrong: '0'.repeat(64),
  },
  {
    attack: 'whether somebody’s address is here',
    path: (guess) => `GET /rest/v1/rpc/list_received?p_limit=9&email=eq.${guess}`,
    right: () => 'alten.i.vassen@exempel.example',
    wrong: 'nobody.in.here@exempel.example',
  },
];

/** @param credentials what the one who asks shows: a key, a pass, or nothing */
export async function askApi(url: string, [, , asked, headers = {}, body]: Probe, credentials: Headers) {
  const [method = 'GET', path = '/'] = asked.split(' ');
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...credentials, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const { status, headers: told } = response;
  return { status, count: told.get('content-range'), text: await response.text() };
}

/** What else than the publishable key somebody might show. */
export const wrongApiKeys: readonly { attack: string; credentials: (key: string) => Headers }[] = [
  { attack: 'with no key at all', credentials: () => ({}) },
  {
    attack: 'with the key where a pass should be',
    credentials: (key) => ({ authorization: `Bearer ${key}` }),
  },
  { attack: 'with a key that is almost right', credentials: (key) => ({ apikey: key.slice(0, -1) }) },
  { attack: 'with two keys', credentials: (key) => ({ apikey: `${key}, sb_secret_x` }) },
  {
    attack: 'with a secret key that is made up',
    credentials: () => ({ apikey: `sb_secret_${'A'.repeat(32)}` }),
  },
  {
    attack: 'with the publishable key called secret',
    credentials: (key) => ({ apikey: key.replace('publishable', 'secret') }),
  },
];
