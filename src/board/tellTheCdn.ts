/** Netlify's own way of purging, and what it says to that. */
import { purgeCache } from '@netlify/functions';
import { within } from '../data/within.ts';

/** Why the CDN still has what it was to let go of. `limited`: it was asked too often (twice in five seconds, of each tag). */
export interface Trouble {
  outcome: 'limited' | 'away';
  /** Ours, or a status of the CDN's. */
  code: string;
}

/** How long the CDN is waited for, in milliseconds. Netlify's call has no limit of its own. */
const patience = 5000;

/** Seconds before the next try of a CDN that does not answer; the last one is repeated, because nothing is given up. */
const pauses = [5, 10, 30, 60, 300, 900];
/** And of one that has had enough for the moment: as long as it counts, however often it has said so. */
const untilItCountsAnew = 5;

/** Is there a CDN that lets us purge? Netlify gives functions the token; on any other host nothing is kept that we could let go of. */
export function isPurgeable(): boolean {
  return Boolean(process.env.NETLIFY_PURGE_API_TOKEN && process.env.SITE_ID);
}

/**
 * @param tries how many there have been, at least 1
 * @returns seconds
 */
export function pauseAfter({ outcome }: Trouble, tries: number): number {
  if (outcome === 'limited') return untilItCountsAnew;
  return pauses[Math.min(tries, pauses.length) - 1] ?? 5;
}

/**
 * Purges these tags in every deploy of the site.
 * @param tags at least one: without any, Netlify would do nothing and say that all is well
 * @returns undefined when it is done; never throws
 */
export async function tellTheCdn(tags: string[]): Promise<Trouble | undefined> {
  const apiURL = process.env.PURGE_API_URL;
  try {
    const told = purgeCache({ tags, ...(apiURL ? { apiURL } : {}) }).then(() => true);
    return (await within(patience, told)) ? undefined : { outcome: 'away', code: 'timeout' };
  } catch (error) {
    return troubleOf(error);
  }
}

/** Netlify's call tells the status in the last word of its message, and nothing else that may be repeated. */
function troubleOf(error: unknown): Trouble {
  const [, status] = /status code: (\d{3})$/.exec(error instanceof Error ? error.message : '') ?? [];
  if (status === '429') return { outcome: 'limited', code: '429' };
  return { outcome: 'away', code: status ?? 'noAnswer' };
}
