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

type Kind = (n: number, junk: string, pick: <T>(of: readonly T[], at?: number) => T, place: string) => string;

const anyPage = (query: (...given: Parameters<Kind>) => string): Kind => {
  return (...given) => `${given[2](paths)}?${query(...given)}`;
};
const inTheList = (query: (...given: Parameters<Kind>) => string): Kind => {
  return (...given) => `/ideer/?${query(...given)}`;
};
const whereItGoesOn = ['/ideer/', '/api/public/ideas', '/api/public/ideas.csv'] as const;

/** However many, they are a copy that there is already, or are answered before anybody asks the database. */
const folding: Record<string, Kind> = {
  'an unknown name': anyPage((_, junk) => `${junk.slice(0, 6)}=${junk}`),
  'the name that no link has': anyPage((_, junk) => `none=${junk}`),
  'something that trackers add': anyPage((n, junk) => `utm_source=${junk}&fbclid=${n}`),
  'a known name with what it cannot be': inTheList(
    (_, junk, pick) => `${pick(['amne', 'behov', 'omrade', 'status', 'ordning', 'efter'], 1)}=${junk}`,
  ),
  'a made-up place': (_, junk, pick) => `${pick(whereItGoesOn, 1)}?efter=${junk}${junk.slice(0, 20)}`,
  'a place of ours, and another': (n, _, pick, place) =>
    `${pick(whereItGoesOn, 1)}?efter=${place}&efter=${n}`,
  'a thousand names': anyPage((n) => Array.from({ length: 1000 }, (_, i) => `a${i}=${n}`).join('&')),
  'a hidden column': anyPage((n, _, pick) => `${pick(hiddenColumns, 1)}&n=${n}`),
  'a number that cannot be': (_, junk) => `/ideer/${junk}/`,
  'a part that cannot be': (n) => `/ideer/sitemap-${n}99999.xml`,
  'a part that there is not': (n) => `/ideer/sitemap-${(n % 90_000) + 2}.xml`,
  'broken escapes': (n) => `/ideer/?ord=%ff%fe%${n % 10}&amne=%00`,
};

/** Each may be somebody's honest question, which nobody has asked before. */
const counting: Record<string, Kind> = {
  'a known name twice': anyPage(
    (n, junk, pick) => `${pick(known, 1)}=${junk}&${pick(known, 1)}=skola&${pick(known, 1)}=${n}`,
  ),
  'a huge one': anyPage((_, junk, pick) => `${pick([...known, 'x'], 1)}=${junk.repeat(150)}`),
  'words that nobody has': inTheList((_, junk) => `ord=${junk.toLowerCase().replace(/[^a-z]/g, '')}`),
  'signs for a database': inTheList((n) => `ord=${encodeURIComponent(`') or 1=1 --${n}`)}&amne='%3B--`),
  'a number that nobody has': (n, junk) =>
    `/ideer/K3-${junk
      .replace(/[^0-9A-HJKMNP-TV-Z]/g, '0')
      .slice(0, 4)
      .padEnd(4, '0')}-${String(n % 10_000).padStart(4, '0')}/`,
};

export const foldingKinds = Object.keys(folding);
export const hostileKinds = [...foldingKinds, ...Object.keys(counting)];

/**
 * @param n which one of its kind; any whole number
 * @param place one that the site has given
 */
export function hostileQuery(kind: string, n: number, place: string): string {
  const bytes = createHash('sha256').update(String(n)).digest();
  const pick = <T>(of: readonly T[], at = 0) => of[(bytes[at] ?? 0) % of.length] as T;
  const make = folding[kind] ?? counting[kind];
  if (!make) throw new Error(`There is no kind that is called ${kind}.`);
  return make(n, bytes.toString('base64url'), pick, place);
}
