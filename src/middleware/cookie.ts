/**
 * The cookies of the site, and only at the stewards' table: `__Host-` so that no other host can set them, unreadable for script, never
 * sent by another site's form (ASVS 5.0, 3.3). One is the sitting. The other stays in a browser that a steward has come in by, opens
 * nothing, and keeps strangers' guesses from counting there (docs/decisions/012). Visitors have none.
 */
const name = '__Host-vard';
const browserName = '__Host-vard-plats';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** As long as a sitting can last; the database ends it sooner. */
const seconds = 12 * 60 * 60;

/** As long as the database remembers a browser: 180 days from the latest entry. */
const browserSeconds = 180 * 24 * 60 * 60;

/** The token in the request's cookie, or ''. */
export function tokenIn(request: Request): string {
  return cookieIn(name, request);
}

/** The token of a browser that somebody has come in by, or ''. */
export function browserIn(request: Request): string {
  return cookieIn(browserName, request);
}

function cookieIn(cookie: string, { headers }: Request): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookie}=`))?.slice(cookie.length + 1) ?? '';
}

export function cookieFor(token: string): string {
  return `${name}=${token}; ${attributes}; Max-Age=${seconds}`;
}

export function browserCookieFor(token: string): string {
  return `${browserName}=${token}; ${attributes}; Max-Age=${browserSeconds}`;
}

export const noCookie = `${name}=; ${attributes}; Max-Age=0`;
