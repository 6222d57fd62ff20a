/** Asks the running site, as a program or a form would, over real HTTP. */
import { type CheerioAPI, load } from 'cheerio';
import { inject } from 'vitest';
import type { Contribution, Kind } from './contributions.ts';

const siteUrl = () => inject('siteUrl');

let visitors = 0;

/** As somebody who has not been here before, unless told who asks. Redirects are answers here, not something to follow. */
export function get(path: string, init: RequestInit = {}): Promise<Response> {
  visitors += 1;
  const headers = new Headers(init.headers);
  // The local server believes it of a program on the same machine (src/tools/server/address.ts).
  if (!headers.has('x-nf-client-connection-ip'))
    headers.set(
      'x-nf-client-connection-ip',
      `10.${process.pid & 255}.${(visitors >> 8) & 255}.${visitors & 255}`,
    );
  return fetch(siteUrl() + path, { redirect: 'manual', ...init, headers });
}

export async function getPage(path: string): Promise<CheerioAPI> {
  return load(await (await get(path)).text());
}

const endpoints: Record<Kind, string> = { idea: '/api/ideas', offer: '/api/offers' };

/** Sends JSON, and gives the path of the private page. */
export async function leave(
  kind: Kind,
  contribution: Contribution,
): Promise<{ reference: string; path: string }> {
  const response = await get(endpoints[kind], {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(contribution),
  });
  if (response.status !== 201) throw new Error(`The ${kind} was not taken in (${response.status}).`);
  const { reference, manageUrl } = (await response.json()) as { reference: string; manageUrl: string };
  return { reference, path: new URL(manageUrl).pathname };
}

/** Posts a form with these fields and gives the page that came back. */
export async function postForm(kind: Kind, fields: Record<string, string>): Promise<Response> {
  return get(endpoints[kind], {
    method: 'POST',
    headers: { accept: 'text/html', origin: siteUrl(), 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  });
}
