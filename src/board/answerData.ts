/** One question for the data, from `Request` to `Response`: the same road for JSON and CSV. */
import type { Context } from '@netlify/functions';
import { etagOf, hasAlready } from '../../netlify/http/etag.ts';
import { withHeaders } from '../../netlify/http/headers.ts';
import { log, tracesOf } from '../../netlify/http/log.ts';
import { problemJson } from '../../netlify/http/problem.ts';
import { sayable } from '../../netlify/http/requestId.ts';
import { allowed, routeOf } from '../../netlify/http/routes.ts';
import type { BoardPlace } from '../domain/board.ts';
import { sv } from '../i18n/sv.ts';
import kommun from '../kommun/kommun.config.ts';
import { ask, retryAfter } from './ask.ts';
import { placeIn, placeInWords } from './place.ts';

interface Written {
  body: string;
  headers: Readonly<Record<string, string>>;
}

export interface Source {
  path: string;
  /** To the database, at most. */
  questions: number;
  /** @param next the address where it goes on after a place */
  write: (after: BoardPlace | undefined, next: (place: BoardPlace) => string) => Promise<Written>;
}

/** What another site's page may ask with, and see of the answer (Fetch, CORS protocol); who may is in the routing table. */
const shared = { 'access-control-expose-headers': 'etag, link, retry-after' };
const preflight = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'if-none-match',
  'access-control-max-age': '86400',
};

/**
 * Whatever else stands in the query is passed over. A place that we never gave is an old address of the beginning, and of several the
 * first counts: many ways of writing a question are one answer, which is kept once.
 */
export async function answerData(request: Request, context: Context, source: Source): Promise<Response> {
  const { path } = source;
  try {
    return await answer(request, context, source);
  } catch (error) {
    const { requestId } = context;
    log({ event: 'failed', endpoint: path, status: 500, requestId, ...tracesOf(error) });
    return problem(500, 'broken', requestId, {}, path);
  }
}

async function answer(
  request: Request,
  { ip, requestId }: Context,
  { path, questions, write }: Source,
): Promise<Response> {
  const route = routeOf(path);
  const allow = { allow: allowed(route) };
  if (request.method === 'OPTIONS') return empty(204, { ...allow, ...preflight }, path);
  if (!route.methods.includes(request.method)) {
    log({ event: 'refused', endpoint: path, code: 'method', status: 405, requestId });
    return problem(405, 'method', requestId, allow, path);
  }
  const asked = new URL(request.url).searchParams.getAll('efter');
  const after = placeIn(asked[0] ?? '');
  const addressAfter = (place: BoardPlace) => `${path}?efter=${placeInWords(place)}`;
  if (asked.length > (after ? 1 : 0))
    return empty(301, { location: after ? addressAfter(after) : path }, path);

  const next = (place: BoardPlace) => origin() + addressAfter(place);
  const { told, refused } = await ask({ ip, requestId, path, questions }, () => write(after, next));
  if (refused) {
    const later = { 'retry-after': String(retryAfter[refused]) };
    return problem(refused, refused === 429 ? 'tooMany' : 'away', requestId, later, path);
  }
  const etag = etagOf(told.body);
  const headers = { ...told.headers, ...shared, etag };
  if (hasAlready(request, etag)) return empty(304, { ...shared, etag }, path);
  if (request.method === 'HEAD') return empty(200, headers, path);
  return withHeaders(new Response(told.body, { headers }), path);
}

function empty(status: number, headers: Readonly<Record<string, string>>, path: string): Response {
  return withHeaders(new Response(null, { status, headers }), path);
}

const words = {
  method: sv.data.onlyRead,
  tooMany: sv.data.tooMany,
  away: sv.data.away,
  broken: sv.data.broken,
};

function problem(
  status: number,
  code: keyof typeof words,
  requestId: string,
  headers: Readonly<Record<string, string>>,
  path: string,
): Response {
  const id = sayable(requestId);
  const told = { status, code, ...words[code], ...(id ? { requestId: id } : {}) };
  return problemJson(told, { ...shared, ...headers }, path);
}

/** Where this site answers now, as the host tells it: to go on with, not to keep. */
function origin(): string {
  return new URL(process.env.URL || kommun.site).origin;
}
