/**
 * The one place where headers are put on an answer, for functions, on-demand pages and errors alike, from the routing table. Netlify
 * does not put those of `dist/_headers` on anything but files; that file is made of the same lists.
 */
import { forSeconds, never, type Route, routeOf, strange } from './routes.ts';
import { tagOf } from './tags.ts';

// Nothing is allowed but what is named; no page a visitor meets carries script.
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  // No page has script that could connect; Lighthouse and Chromium's tools fetch robots.txt in a page's name.
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * What no page here may use, whatever script should ever get into one. From the W3C's list of policy-controlled features, those that
 * browsers know: the others only make them complain (a test asks Chromium). `aria-notify`, which helps screen readers, stays.
 */
const forbidden = [
  // Seeing, hearing and following people.
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'captured-surface-control'],
  ...['on-device-speech-recognition', 'idle-detection', 'browsing-topics'],
  // Their machine, and what is near it.
  ...['accelerometer', 'gyroscope', 'magnetometer', 'gamepad', 'hid', 'midi', 'serial', 'usb'],
  ...['xr-spatial-tracking', 'compute-pressure', 'keyboard-map', 'local-fonts', 'clipboard-read'],
  ...['clipboard-write', 'local-network', 'local-network-access', 'loopback-network', 'storage-access'],
  // Who they are, and their money.
  ...['payment', 'digital-credentials-get', 'identity-credentials-get', 'otp-credentials'],
  ...['publickey-credentials-create', 'publickey-credentials-get'],
  ...['private-state-token-issuance', 'private-state-token-redemption'],
  // Taking over the screen.
  ...['autoplay', 'fullscreen', 'picture-in-picture', 'screen-wake-lock', 'window-management'],
  // Models in the browser, and old habits.
  ...['language-detector', 'language-model', 'summarizer', 'translator', 'sync-xhr', 'unload'],
];

/** Sent with everything, static or not. */
export const siteHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  // Not no-referrer: under that, browsers send `Origin: null` from our own forms.
  'referrer-policy': 'same-origin',
  'permissions-policy': forbidden.map((feature) => `${feature}=()`).join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Nobody but the table says how long an answer is kept. */
const caching = ['cache-control', 'cdn-cache-control', 'netlify-cdn-cache-control', 'netlify-vary'];
const tag = 'netlify-cache-tag';

/**
 * `x-keep: no` on a page's answer: it is as good as it can be right now (without what the database would have told, say), and must not
 * be what others get for minutes. Taken off before it leaves.
 */
const keep = 'x-keep';

/** What is there, or has gone, or is elsewhere, is the same for everybody; what went wrong may be right the next moment. */
const lasting = [200, 301, 308, 404, 410];

/** A text, or something that is written as one. */
const isText = /^(text\/|[\w.+-]+\/([\w.+-]+\+)?(json|xml)\b)/i;

/**
 * The answer with the headers of its route, which win over its own.
 * @param path where it was asked for; left out, it gets the strictest
 * @param method how; what is answered to something that was sent may hold what somebody typed, so nobody keeps it
 */
export function withHeaders(response: Response, path?: string, method = 'GET'): Response {
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  const route = path === undefined ? strange : routeOf(path);
  const isKept =
    method !== 'POST' &&
    (route.cache === forSeconds || (lasting.includes(status) && headers.get(keep) !== 'no'));
  const tags = isKept && route.cache !== never ? tagOf(path ?? '') : undefined;
  for (const name of [...caching, keep, tag]) headers.delete(name);
  const cache = isKept ? route.cache : status === 304 ? asBefore(route) : never;
  const own = { ...siteHeaders, ...route.headers, ...cache };
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  if (tags) headers.set(tag, tags);
  const type = headers.get('content-type');
  // Without it, some read the letters as they please (ASVS 5.0, 4.1.1).
  if (type && isText.test(type) && !/charset=/i.test(type))
    headers.set('content-type', `${type}; charset=utf-8`);
  return new Response(body, { status, statusText, headers });
}

/** What has not changed is kept as it was by whoever has it (RFC 9110, 15.4.5), and is no answer for anybody else. */
function asBefore({ cache }: Route): Record<string, string> {
  return { 'cache-control': cache['cache-control'] ?? 'no-store' };
}
