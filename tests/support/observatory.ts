/**
 * What Mozilla's HTTP Observatory gives an answer, by the rules that lie in github.com/mdn/mdn-http-observatory (algorithm 6, as of
 * 20 August 2026), said anew. A site starts with 100; what is missing takes points away, and what goes beyond is added when at least
 * 90 are left. Release 1.6.3 does not count the opener and embedder policies; the code after it does (10 points each).
 *
 * What no single answer shows is left out and costs nothing: that http leads to https (the host does that), a place on the preload
 * list, an answer to a CORS preflight. The real scan looks at a start page alone and gives up on most errors; here each answer counts.
 */
import { load } from 'cheerio';

export interface Grade {
  /** By release 1.6.3. The most for a site without cookies, scripts and a place on the preload list is 130. */
  released: number;
  /** By the rules after it; the most is 150. */
  next: number;
  /** Rule by rule. */
  points: Record<string, number>;
}

type Rule = (headers: Headers, html: string) => number;

const newer = ['opener', 'embedder'];
const rules: Record<string, Rule> = {
  contentSecurity: (headers) => gradePolicy(headers.get('content-security-policy')),
  // A session's: out of reach for script, for other sites' forms and for the open network. Any other would be looked at more closely.
  cookies: (headers) => {
    const cookies = headers.getSetCookie();
    if (cookies.length === 0) return 0;
    return cookies.every((one) => /^__Host-.*; Secure; HttpOnly; SameSite=(Lax|Strict)\b/.test(one))
      ? 5
      : -40;
  },
  crossOriginReading: (headers) => (headers.get('access-control-allow-credentials') ? -50 : 0),
  referrer: (headers) => gradeReferrer(headers.get('referrer-policy')),
  transport: (headers) => gradeTransport(headers.get('strict-transport-security')),
  scripts: (headers, html) => gradeScripts(headers.get('content-type'), html),
  sniffing: (headers) => (headers.get('x-content-type-options')?.trim().toLowerCase() === 'nosniff' ? 0 : -5),
  framing: (headers) => gradeFraming(headers),
  resource: (headers) =>
    oneOf(headers.get('cross-origin-resource-policy'), ['same-site', 'same-origin'], ['cross-origin']),
  opener: (headers) =>
    oneOf(
      headers.get('cross-origin-opener-policy'),
      ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'],
      ['unsafe-none'],
    ),
  embedder: (headers) =>
    oneOf(headers.get('cross-origin-embedder-policy'), ['require-corp', 'credentialless'], ['unsafe-none']),
};

/** @param html the answer's body, where it is a page */
export function grade({ headers }: Response, html = ''): Grade {
  const points = Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, rule(headers, html)] as const),
  );
  const released = Object.entries(points).flatMap(([name, some]) => (newer.includes(name) ? [] : [some]));
  return { released: total(released), next: total(Object.values(points)), points };
}

function total(points: readonly number[]): number {
  const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 100);
  const bare = sum(points.filter((one) => one < 0));
  return Math.max(0, bare >= 90 ? sum(points) : bare);
}

/** Ten for what is good, nothing for what is allowed or not said, five less for what makes no sense. */
function oneOf(value: string | null, good: readonly string[], allowed: readonly string[]): number {
  if (value === null || allowed.includes(value.trim())) return 0;
  return good.includes(value.trim()) ? 10 : -5;
}

const broad = ['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*'];
const inline = ["'unsafe-inline'", 'data:'];
const isBroad = (source: string) => broad.includes(source);
const isUnsafe = (source: string) => isBroad(source) || inline.includes(source);
const isInsecure = (source: string) => /^(http|ftp):/.test(source);

function gradePolicy(header: string | null): number {
  const policy = readPolicy(header);
  if (!policy) return -25;
  const sourcesOf = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const [script, style, object] = [sourcesOf('script-src'), sourcesOf('style-src'), sourcesOf('object-src')];
  const passive = [...sourcesOf('img-src'), ...sourcesOf('media-src')];
  const active = [...policy].flatMap(([name, sources]) => (/^(img|media)-src$/.test(name) ? [] : sources));
  if (script.some(isUnsafe) || object.some(isBroad) || active.some(isInsecure)) return -20;
  if ([...script, ...style].includes("'unsafe-eval'") || passive.some(isInsecure)) return -10;
  if (style.some(isUnsafe)) return 0;
  return policy.get('default-src')?.join(' ') === "'none'" ? 10 : 5;
}

/** Undefined when there is none, or one that says a thing twice. Several at once we never send. */
function readPolicy(header: string | null): Map<string, string[]> | undefined {
  if (!header || header.includes(',')) return undefined;
  const directives = header
    .split(';')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)
    .map((one) => one.split(/\s+/))
    .map(([name = '', ...sources]) => [name, sources.length > 0 ? sources : ["'none'"]] as const);
  const policy = new Map(directives);
  return policy.size === directives.length ? policy : undefined;
}

function gradeReferrer(header: string | null): number {
  if (header === null) return 0;
  const good = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
  return good.includes(header.split(',').at(-1)?.trim().toLowerCase() ?? '') ? 5 : -5;
}

function gradeTransport(header: string | null): number {
  const age = header?.includes(',') ? undefined : /(?:^|;)\s*max-age=(\d+)/i.exec(header ?? '')?.[1];
  if (age === undefined) return -20;
  return Number(age) < 15_552_000 ? -10 : 0;
}

function gradeFraming(headers: Headers): number {
  if (readPolicy(headers.get('content-security-policy'))?.has('frame-ancestors')) return 5;
  return /^(deny|sameorigin)$/i.test(headers.get('x-frame-options')?.trim() ?? '') ? 5 : -20;
}

/** Scripts from elsewhere cost; from here they cost nothing, and the policy above does not let them run. */
function gradeScripts(type: string | null, html: string): number {
  if (type && !/^(text\/html|application\/xhtml\+xml)/.test(type)) return 0;
  const foreign = load(html)('script[src]')
    .toArray()
    .map(({ attribs }) => attribs)
    .filter(({ src = '' }) => /^(https?:)?\/\//.test(src));
  if (foreign.length === 0) return 0;
  if (foreign.some(({ src = '' }) => !src.startsWith('https:'))) return -50;
  return foreign.every(({ integrity }) => integrity) ? 5 : -5;
}
