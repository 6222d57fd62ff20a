/** Questions for the board that mean no good: made up by the thousand, the same ones for the same seed. */
import { createHash } from 'node:crypto';

const paths = [
  '/ideer/',
  '/',
  '/ideer/atom.xml',
  '/api/public/ideas',
  '/api/public/ideas.csv',
  '/ideer/sitemap.xml',
] as const;
const known = ['amne', 'behov', 'efter', 'omrade', 'ord', 'ordning', 'status'] as const;
/** As a REST database would understand them, and as ours must not. */
const hiddenColumns = [
  'select=*,contacts(*)',
  'email=like.*',
  'status=eq.received',
  'shown=is.false',
  'order=contacts(email)',
  'limit=100000',
  'offset=999999999',
  'or=(status.eq.received)',
  'p_status=received',
  'status=received',
  'status=removed',
  'apikey=x',
  'columns=*',
  '$where=1',
  'utkast=1',
  'preview=1',
];

export interface HostileQuery {
  kind: string;
  path: string;
}

/** @param n which one; any whole number */
export function hostileQuery(n: number): HostileQuery {
  const bytes = createHash('sha256').update(String(n)).digest();
  const pick = <T>(of: readonly T[], at: number) => of[(bytes[at] ?? 0) % of.length] as T;
  const junk = bytes.toString('base64url');
  const path = pick(paths, 0);
  const kinds: Record<string, string> = {
    'an unknown name': `${path}?${junk.slice(0, 6)}=${junk}`,
    'something that trackers add': `${path}?utm_source=${junk}&fbclid=${n}`,
    'a known name twice': `${path}?${pick(known, 1)}=${junk}&${pick(known, 1)}=skola&${pick(known, 1)}=${n}`,
    'a known name with what it cannot be': `/ideer/?${pick(['amne', 'behov', 'omrade', 'status', 'ordning', 'efter'], 1)}=${junk}`,
    'a made-up place': `${pick(['/ideer/', '/api/public/ideas', '/api/public/ideas.csv'], 1)}?efter=${junk}${junk.slice(0, 20)}`,
    'a huge one': `${path}?${pick([...known, 'x'], 1)}=${junk.repeat(150)}`,
    'a thousand names': `${path}?${Array.from({ length: 1000 }, (_, i) => `a${i}=${n}`).join('&')}`,
    'a hidden column': `${path}?${pick(hiddenColumns, 1)}&n=${n}`,
    'words that nobody has': `/ideer/?ord=${junk.toLowerCase().replace(/[^a-z]/g, '')}`,
    'a number that nobody has': `/ideer/K3-${junk
      .replace(/[^0-9A-HJKMNP-TV-Z]/g, '0')
      .slice(0, 4)
      .padEnd(4, '0')}-${String(n % 10_000).padStart(4, '0')}/`,
    'a number that cannot be': `/ideer/${junk}/`,
    'a part that cannot be': `/ideer/sitemap-${n}99999.xml`,
    'signs for a database': `/ideer/?ord=${encodeURIComponent(`') or 1=1 --${n}`)}&amne='%3B--`,
    'broken escapes': `/ideer/?ord=%ff%fe%${n % 10}&amne=%00`,
  };
  const names = Object.keys(kinds);
  const kind = names[n % names.length] as string;
  return { kind, path: kinds[kind] as string };
}
