/**
 * Around Astro's own handler for on-demand pages (put there by src/tools/build/onDemandPages.ts): Astro is asked only for what the
 * routing table has, and whatever it makes of that, a page, a redirect to the slash or an error, carries our headers and leaves at
 * most one line in the log. A redirect never reaches Astro's middleware.
 */
import { type Language, pathIn, readPath } from '../../src/domain/languages.ts';
import { asKept } from './asKept.ts';
import { etagOf } from './etag.ts';
import { withHeaders } from './headers.ts';
import { log, tracesOf } from './log.ts';
import { noteWith } from './requestId.ts';
import { allowed, noQuery, nowhere, type Route, routeOf } from './routes.ts';

export interface Words {
  /** Said when a page cannot be made. */
  broken: string;
  /** Said to who sends something to a page. */
  onlyRead: string;
  /** How the line in the log is found again: `{id}` is filled in. */
  note: string;
}

/**
 * @param render Astro's handler
 * @returns the page, whole: one that breaks while it is rendered is a 500 with a sentence, not a torn connection
 */
export async function answerPage(
  request: Request,
  requestId: string,
  render: (request: Request) => Promise<Response>,
  inLanguages: Readonly<Record<Language, Words>>,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const words = inLanguages[readPath(pathname).language];
  const route = routeOf(pathname);
  const allow = allowed(route);
  const note = noteWith(requestId, words.note);
  const entry = { endpoint: route.path, requestId };
  if (request.method === 'OPTIONS')
    return withHeaders(new Response(null, { status: 204, headers: { allow } }), pathname);
  if (!route.methods.includes(request.method)) {
    log({ event: 'refused', ...entry, code: 'method', status: 405 });
    return withHeaders(text(405, `${words.onlyRead}\n\n${note}`, { allow }), pathname);
  }
  // Every one would be a copy of its own, with the same content.
  if (route.query?.length === 0 && request.method !== 'POST' && searchParams.has(noQuery))
    return withHeaders(new Response(null, { status: 301, headers: { location: pathname } }), pathname);
  try {
    const page = await whole(await render(inside(request, route)));
    if (page.status < 500) return await withETag(withHeaders(page, pathname, request.method));
    log({ event: 'failed', ...entry, status: page.status });
    // A page of ours says what is wrong; what is empty is Astro's.
    const told = page.body ? await withNote(page, note) : text(page.status, `${words.broken}\n\n${note}`);
    return withHeaders(told, pathname);
  } catch (error) {
    log({ event: 'failed', ...entry, status: 500, ...tracesOf(error) });
    return withHeaders(text(500, `${words.broken}\n\n${note}`), pathname);
  }
}

/** Astro has addresses of its own (`/_image/`) and headers of its own (`x-astro-locals`): nobody outside reaches either. */
function inside(request: Request, { path, query }: Route): Request {
  const { url, method, headers, body } =
    query && request.method !== 'POST' ? asKept(request, query) : request;
  const own = new Headers([...headers].filter(([name]) => !name.startsWith('x-astro')));
  // Only where the table lets something be sent is there a body to read.
  const sent = method === 'POST' ? { body, duplex: 'half' as const } : {};
  return new Request(
    path === nowhere.path ? new URL(pathIn(readPath(new URL(url).pathname).language, '/404/'), url) : url,
    { method, headers: own, ...sent },
  );
}

async function whole({ body, status, headers }: Response): Promise<Response> {
  const bytes = body && (await new Response(body).arrayBuffer());
  if (bytes?.byteLength && (status < 300 || status >= 400)) return new Response(bytes, { status, headers });
  // Nobody reads a redirect; Astro's is a page that calls itself text.
  const kept = new Headers(headers);
  kept.delete('content-type');
  return new Response(null, { status, headers: kept });
}

/** What is kept can be asked for by what has not changed: the CDN answers 304 by it. */
async function withETag(page: Response): Promise<Response> {
  const { body, status, headers } = page;
  const isKept = headers.has('netlify-cdn-cache-control');
  if (!body || status !== 200 || !isKept || headers.has('etag')) return page;
  const bytes = await page.bytes();
  const own = new Headers(headers);
  own.set('etag', etagOf(bytes));
  return new Response(bytes, { status, headers: own });
}

async function withNote(page: Response, note: string): Promise<Response> {
  if (!note || !page.headers.get('content-type')?.startsWith('text/html')) return page;
  const html = (await page.text()).replace('</main>', `<p class="hint">${note}</p></main>`);
  return new Response(html, page);
}

function text(status: number, words: string, headers: Record<string, string> = {}): Response {
  return new Response(words.trim(), { status, headers: { ...headers, 'content-type': 'text/plain' } });
}
