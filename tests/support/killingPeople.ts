/** People who send something to a site that dies now and then, and do what people do: send the same words again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { keyIn } from './answers.ts';
import { anIdea, anOffer, type Contribution, type Kind } from './contributions.ts';
import { pairsOf } from './send.ts';

/** Somebody who was told that it is kept. */
export interface Receipt {
  kind: Kind;
  /** Words that nobody else has sent. */
  words: string;
  key: string;
  /** Told to a program at once, and to a browser on the private page. */
  reference?: string;
  /** 201 or 303: kept; 200: the same as before; 202: safe in the inbox. */
  status: number;
}

export interface Tally {
  receipts: Receipt[];
  /** How often nobody was there to be asked, and how often somebody was but did not answer. */
  refused: number;
  cut: number;
  /** How often the answer was "try again in a while". */
  tryLater: number;
  /** Milliseconds that the slowest accepted one waited for its answer. */
  slowest: number;
  /** Answers that nobody should ever get. */
  wrong: string[];
}

export const newTally = (): Tally => ({
  receipts: [],
  refused: 0,
  cut: 0,
  tryLater: 0,
  slowest: 0,
  wrong: [],
});

interface Sending {
  kind: Kind;
  isBrowser: boolean;
  address: string;
  words: string;
  body: string;
}

const endpoints = { idea: '/api/ideas', offer: '/api/offers' };

/** The n-th person: ideas and offers, from forms and from programs, each from an address of its own. */
function sendingOf(n: number): Sending {
  const kind = n % 3 === 0 ? 'offer' : 'idea';
  const isBrowser = n % 2 === 0;
  const words = `Vi ses vid bordet på torsdag, omgång ${n}.`;
  const sent: Contribution =
    kind === 'idea' ? anIdea({ description: words }) : anOffer({ description: words });
  const form = new URLSearchParams(pairsOf(sent).map(([name, value]) => [name, String(value)]));
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  return { kind, isBrowser, address, words, body: isBrowser ? String(form) : JSON.stringify(sent) };
}

/**
 * Sends until it is kept, however often that takes.
 * @param siteUrl asked before each try
 */
export async function sendUntilKept(siteUrl: () => string, n: number, tally: Tally): Promise<Receipt> {
  const sending = sendingOf(n);
  for (;;) {
    const begun = performance.now();
    const response = await post(siteUrl(), sending).catch((error: Error) => error);
    if (response instanceof Response && [200, 201, 202, 303].includes(response.status)) {
      tally.slowest = Math.max(tally.slowest, performance.now() - begun);
      const receipt = await receiptIn(response, sending);
      tally.receipts.push(receipt);
      return receipt;
    }
    if (response instanceof Error) tally[isRefused(response) ? 'refused' : 'cut'] += 1;
    else if (response.status === 503) tally.tryLater += 1;
    else tally.wrong.push(`${response.status} to a submission`);
    await sleep(100);
  }
}

function isRefused({ cause }: Error): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED';
}

/** What a browser's form, or a program, sends along; the address is believed because it comes from this machine. */
export function headersOf(isBrowser: boolean, address: string): Record<string, string> {
  const own = isBrowser
    ? {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      }
    : { accept: 'application/json', 'content-type': 'application/json' };
  return { ...own, 'x-nf-client-connection-ip': address };
}

async function post(siteUrl: string, { kind, isBrowser, address, body }: Sending): Promise<Response> {
  const headers = headersOf(isBrowser, address);
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(siteUrl + endpoints[kind], {
    method: 'POST',
    headers,
    body,
    signal,
    redirect: 'manual',
  });
  // An answer that is cut off is none.
  const text = await response.text();
  return new Response(text, response);
}

async function receiptIn(response: Response, { kind, words }: Sending): Promise<Receipt> {
  const { status } = response;
  const key = await keyIn(response);
  if (status === 303) return { kind, words, key, status };
  return {
    kind,
    words,
    key,
    status,
    reference: ((await response.json()) as { reference: string }).reference,
  };
}

/** Opens a private link: what stands there, or the status when it is not the page. */
export async function openLink(siteUrl: string, key: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${siteUrl}/mitt/${key}/`, { signal: AbortSignal.timeout(10_000) });
  return { status: response.status, text: await response.text() };
}
