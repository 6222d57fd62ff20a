/** Generates requests: to the forms in each of their three shapes, to every other address, and what is hardly a request at all. */
import fc from 'fast-check';
import { everyHostileText } from '../support/attacks/corpus.ts';
import { pathTricks, waysAway } from '../support/attacks/paths.ts';
import { type Kind, kinds } from '../support/contributions.ts';
import { publicPages } from '../support/publicPages.ts';
import { type Written, written } from './contributions.ts';

export type Shape = 'form' | 'parts' | 'json';
export type Header = readonly [name: string, value: string];

/** A contribution, sent as our own page or an honest program sends it. */
export interface Submission {
  what: 'submission';
  kind: Kind;
  shape: Shape;
  content: Written;
  headers: readonly Header[];
  /** Sent by somebody who has sent before. */
  fromRegular: boolean;
}

/** The same words that somebody sent earlier in the run. */
interface Again {
  what: 'again';
  at: number;
}

/** Anything else to an endpoint. */
export interface Odd {
  what: 'odd';
  method: string;
  target: string;
  headers: readonly Header[];
  body: Uint8Array | string;
}

/** A look at somebody's private page, by a key that was given out earlier in the run, or by nearly that. */
export interface Visit {
  what: 'visit';
  at: number;
  spelled: 'right' | 'short' | 'long' | 'changed' | 'capitals';
  query: string;
}

/** A look at a page that everybody may see. */
interface Look {
  what: 'look';
  path: string;
  query: string;
}

export type Fuzzed = Submission | Again | Odd | Visit | Look;

const hostile = fc.constantFrom(...everyHostileText);
/** What may stand in a header: one byte a character, no line end. */
const headerText = fc
  .oneof(hostile, fc.string())
  .map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '').trim());
const accept = fc.constantFrom(
  'text/html',
  'application/json',
  '*/*',
  'application/problem+json',
  'text/html, application/json',
  '',
);
const harmless: fc.Arbitrary<Header> = fc.oneof(
  accept.map((value): Header => ['accept', value]),
  headerText.map((value): Header => ['user-agent', value]),
  headerText.map((value): Header => ['accept-language', value]),
  headerText.map((value): Header => ['cookie', value]),
  headerText.map((value): Header => ['referer', value]),
  headerText.map((value): Header => ['x-forwarded-for', value]),
  fc.constantFrom<Header>(
    ['sec-fetch-site', 'same-origin'],
    ['sec-fetch-site', 'none'],
    ['x-http-method-override', 'PUT'],
  ),
);

const submission: fc.Arbitrary<Submission> = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    what: fc.constant('submission' as const),
    kind: fc.constant(kind),
    shape: fc.constantFrom<Shape>('form', 'parts', 'json'),
    content: written(kind),
    headers: fc.uniqueArray(harmless, { maxLength: 3, selector: ([name]) => name }),
    fromRegular: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  }),
);

const again: fc.Arbitrary<Again> = fc.record({ what: fc.constant('again' as const), at: fc.nat(5000) });

const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'multipart/form-data',
  'multipart/form-data; boundary="',
  'text/plain',
  'application/json; charset=utf-16',
  'APPLICATION/JSON',
  'application/xml',
  '',
];
const oddHeader: fc.Arbitrary<Header> = fc.oneof(
  harmless,
  fc.constantFrom(...types).map((value): Header => ['content-type', value]),
  headerText.map((value): Header => ['content-type', value]),
  fc
    .constantFrom('https://evil.example', 'null', '', 'http://localhost')
    .map((value): Header => ['origin', value]),
  fc.constantFrom('cross-site', 'same-site', 'x').map((value): Header => ['sec-fetch-site', value]),
  fc.constantFrom('gzip', 'br', 'identity', 'x').map((value): Header => ['content-encoding', value]),
  fc.constantFrom('100-continue').map((value): Header => ['expect', value]),
  fc.tuple(fc.stringMatching(/^x-[a-z-]{1,20}$/), headerText).map(([name, value]): Header => [name, value]),
);
const oddBody: fc.Arbitrary<Uint8Array | string> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  hostile,
  fc.json({ maxDepth: 5 }),
  fc
    .array(fc.tuple(hostile, hostile), { maxLength: 9 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  fc
    .array(
      fc.oneof(
        hostile,
        fc.constantFrom('--b', '--b--', '\r\n', '\r\n\r\n', 'Content-Disposition: form-data; name="title"'),
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join('\r\n')),
  fc.integer({ min: 60_000, max: 70_000 }).map((length) => 'x=1&'.repeat(length / 4)),
);
const methods = [
  'GET',
  'HEAD',
  'POST',
  'POST',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'PROPFIND',
  'TRACE',
  'QUERY',
];

/** As much of any text as can stand in the first line of a request. */
const inTarget = (text: string) => encodeURI(text.toWellFormed()).replace(/ /g, '%20');
const anyPath = fc.oneof(
  fc.constantFrom('/api/ideas', '/api/offers', '/api/health', '/mitt/', '/API/Ideas/', '/api/'),
  fc.constantFrom(...publicPages),
  fc
    .constantFrom(...pathTricks.flatMap(([, , spellings]) => spellings), ...waysAway)
    .filter((path) => path.length < 9000),
  fc
    .array(fc.oneof(hostile, fc.string({ maxLength: 12 })), { maxLength: 4 })
    .map((parts) => `/${parts.map(inTarget).join('/')}`),
  fc.webPath(),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((text) => `?${text}`),
  hostile.map((text) => `?${inTarget(text)}=${inTarget(text)}`),
);

const odd: fc.Arbitrary<Odd> = fc.record({
  what: fc.constant('odd' as const),
  method: fc.constantFrom(...methods),
  target: fc.tuple(anyPath, query).map((parts) => parts.join('').replace(/[^\x21-\x7e]/g, '') || '/'),
  headers: fc.array(oddHeader, { maxLength: 5 }),
  body: oddBody,
});

/** Rubbish where a contribution should be, by the right door. */
const spoiled: fc.Arbitrary<Odd> = fc.record({
  what: fc.constant('odd' as const),
  method: fc.constant('POST'),
  target: fc.constantFrom('/api/ideas', '/api/offers'),
  headers: fc.constantFrom(...types).map((type): Header[] => [['content-type', type]]),
  body: oddBody,
});

const visit: fc.Arbitrary<Visit> = fc.record({
  what: fc.constant('visit' as const),
  at: fc.nat(5000),
  spelled: fc.constantFrom('right', 'right', 'short', 'long', 'changed', 'capitals'),
  query,
});

const look: fc.Arbitrary<Look> = fc.record({
  what: fc.constant('look' as const),
  path: fc.constantFrom(...publicPages, '/robots.txt', '/sitemap-index.xml', '/favicon.svg', '/api/health'),
  query,
});

export const anything: fc.Arbitrary<Fuzzed> = fc.oneof(
  { weight: 12, arbitrary: submission },
  { weight: 1, arbitrary: again },
  { weight: 3, arbitrary: odd },
  { weight: 2, arbitrary: spoiled },
  { weight: 2, arbitrary: visit },
  { weight: 1, arbitrary: look },
);
