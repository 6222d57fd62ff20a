/**
 * Netlify's CDN on one machine, as far as our pages can tell (https://docs.netlify.com/build/caching/caching-overview/): what a function
 * or an on-demand page says may be kept is kept by address and the parts of the query it names, served stale while one new copy is
 * fetched, and let go of by its tags. It begins empty and forgets everything when it ends, as a new deploy does.
 *
 * Where Netlify's words leave it open: a renewal that brings something that may not be kept (a 5xx, say) leaves the old copy, which RFC
 * 9111, 4.3.3 allows; and a page that was begun before a purge and comes back after it is kept, which is the worst that can happen.
 */
import { type Kept, keptOf, served } from './kept.ts';
import { leaving, type Way } from './leaving.ts';
import { type Room, Shelf } from './shelf.ts';
import { type Vary, variantOf, varyOf } from './variant.ts';

type Ask = (request: Request) => Promise<Response>;

export interface Cdn {
  /** Answers from what is kept, or by asking. */
  answer(request: Request, ask: Ask): Promise<Response>;
  /** Lets go of what has one of these tags; of everything without any. */
  purge(tags?: readonly string[]): void;
  readonly size: Readonly<Room>;
}

interface Surroundings {
  room?: Room;
  /** In milliseconds. */
  now?: () => number;
  /** What goes on after an answer. */
  waitUntil?: (promise: Promise<unknown>) => void;
}

const defaultRoom: Room = { answers: 2000, bytes: 64 * 1024 * 1024 };

export function createCdn({ room = defaultRoom, now = Date.now, waitUntil }: Surroundings = {}): Cdn {
  const shelf = new Shelf(room);
  const renewing = new Map<string, Promise<unknown>>();
  /** What the answers of an address vary by: as the newest of them says. */
  const varies = new Map<string, Vary>();

  const placeOf = (url: URL) => url.host + url.pathname;
  const keyOf = (url: URL) => `${placeOf(url)} ${variantOf(url, varies.get(placeOf(url)))}`;

  async function fetchAndKeep(asked: Request, ask: Ask): Promise<{ response: Response; kept?: Kept }> {
    const request = whole(asked);
    const response = await ask(request);
    if (request.method !== 'GET') return { response };
    const url = new URL(request.url);
    const vary = varyOf(response.headers.get('netlify-vary'));
    const kept = await keptOf(response, now());
    if (!kept) return { response };
    remember(varies, placeOf(url), vary, room.answers);
    shelf.put(keyOf(url), kept);
    return { response, kept };
  }

  function renew(key: string, { url, headers }: Request, ask: Ask): void {
    if (renewing.has(key)) return;
    // Not the reader's own request, which ends when that reader leaves.
    const renewal = fetchAndKeep(new Request(url, { headers }), ask)
      .catch(() => undefined)
      .finally(() => renewing.delete(key));
    renewing.set(key, renewal);
    waitUntil?.(renewal);
  }

  return {
    async answer(request, ask) {
      const at = now();
      if (!['GET', 'HEAD'].includes(request.method)) return leaving(await ask(request), request, 'method');
      const key = keyOf(new URL(request.url));
      const found = shelf.get(key);
      const way = wayOf(found, at);
      if (found && (way === 'hit' || way === 'stale')) {
        if (way === 'stale') renew(key, request, ask);
        return leaving(served(found, request, at), request, way, found, at);
      }
      const { response, kept } = await fetchAndKeep(request, ask);
      if (!kept) return leaving(response, request, 'bypass');
      return leaving(served(kept, request, now()), request, way, kept, now());
    },
    purge: (tags) => shelf.purge(tags),
    get size() {
      return shelf.size;
    },
  };
}

/**
 * The same question for all of the answer: what one reader has already (304), or wants a part of (206), is nothing to keep for others.
 */
function whole(asked: Request): Request {
  const request = new Request(asked);
  for (const name of partly) request.headers.delete(name);
  return request;
}

const partly = ['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range', 'range'];

function wayOf(found: Kept | undefined, at: number): Way {
  if (!found) return 'miss';
  if (at < found.freshUntil) return 'hit';
  return at < found.staleUntil ? 'stale' : 'expired';
}

/** As many addresses as answers: one that is forgotten is learnt again from its next answer. */
function remember(varies: Map<string, Vary>, place: string, vary: Vary, most: number): void {
  varies.delete(place);
  varies.set(place, vary);
  const [oldest] = varies.keys();
  if (varies.size > most && oldest !== undefined) varies.delete(oldest);
}
