/**
 * The one cookie of the site, and only at the stewards' table: `__Host-` so that no other host can set it, unreadable for script, never
 * sent by another site's form (ASVS 5.0, 3.3). Visitors have none.
 */
const name = '__Host-vard';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** As long as a sitting can last; the database ends it sooner. */
const seconds = 12 * 60 * 60;

/** The token in the request's cookie, or ''. */
export function tokenIn({ headers }: Request): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

export function cookieFor(token: string): string {
  return `${name}=${token}; ${attributes}; Max-Age=${seconds}`;
}

export const noCookie = `${name}=; ${attributes}; Max-Age=0`;
