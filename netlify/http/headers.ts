/**
 * The headers that every answer carries. Static files get them through `dist/_headers`, which is written from the same list;
 * Netlify does not put those on functions and on-demand pages, so these call `withHeaders`.
 */

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

const unused = [
  'camera',
  'geolocation',
  'microphone',
  'payment',
  'usb',
  'browsing-topics',
  'interest-cohort',
];

/** Sent with everything, static or not. */
export const siteHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  // Not no-referrer: under that, browsers send `Origin: null` from our own forms.
  'referrer-policy': 'same-origin',
  'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** For a page that only its owner may see: kept nowhere, found nowhere, told to nobody. */
export const privateHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
};

/** The answer with the site's headers added; a header it already has is its own choice and stays. */
export function withHeaders(response: Response, more: Readonly<Record<string, string>> = {}): Response {
  const headers = new Headers({ ...siteHeaders, ...more });
  for (const [name, value] of response.headers) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
