/**
 * What visitors send to the address of the page that the form stands on: their private page, and telling that something is wrong with
 * an idea. Every other page outside the stewards' table is only read.
 */
import type { APIContext, MiddlewareNext } from 'astro';
import { log } from '../../netlify/http/log.ts';
import { Refusal } from '../../netlify/http/refusal.ts';
import { routeOf } from '../../netlify/http/routes.ts';
import { Refused } from '../data/told.ts';
import type { Words } from '../i18n/sv.ts';
import { messageOf, showInstead } from './message.ts';
import { ownPage } from './ownPage.ts';
import { purgeSoon } from './purgeSoon.ts';
import { reportPage } from './reportPage.ts';
import { readSent } from './sent.ts';
import { type OwnForms, takeForm } from './takeForm.ts';

/** By address; the part that is caught is what the page is about. */
const pages: readonly (readonly [RegExp, (part: string) => OwnForms | undefined])[] = [
  [/^\/mitt\/([^/]+)\/$/, ownPage],
  [/^(?:\/[a-z]+)?\/ideer\/([^/]+)\/sag-till\/$/, reportPage],
];

export async function atVisitorsPage(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { locals, url } = context;
  locals.requestId = locals.netlify?.context?.requestId ?? '';
  try {
    const page = pageAt(url.pathname);
    if (!page) throw new Refusal('method', { allow: 'GET, HEAD, OPTIONS' });
    const sent = await readSent(context, page.origins);
    const answer = await takeForm(context, next, sent, page.formFor(context, sent));
    if (page.changesBoard && answer.status < 400) await purgeSoon(locals);
    return answer;
  } catch (error) {
    return refused(error, context, next);
  }
}

/** A private page has one address; an idea's pages have one in each language. */
function pageAt(pathname: string): OwnForms | undefined {
  for (const [pattern, make] of pages) {
    const [, part] = pattern.exec(pathname) ?? [];
    if (part) return make(part);
  }
  return undefined;
}

function refused(error: unknown, context: APIContext, next: MiddlewareNext): Promise<Response> {
  const told = meaningOf(error, context.locals.speech.words);
  if (!told) throw error;
  const { status, code, headers } = told;
  const { locals, url } = context;
  log({ event: 'refused', endpoint: routeOf(url.pathname).path, code, status, requestId: locals.requestId });
  const kept = locals.typed?.get('words')?.filter(Boolean) ?? [];
  locals.message = messageOf(status, told, context, headers, kept);
  return showInstead('/mitt/meddelande/', context, next);
}

function meaningOf(error: unknown, { errors, report }: Words) {
  if (error instanceof Refusal) {
    const { title: heading, message } = errors.pages[error.code];
    return { status: error.status, code: error.code as string, heading, message, headers: error.headers };
  }
  if (error instanceof Refused && error.status === 404)
    return { status: 404, code: 'PT404', ...report.notFound, headers: {} };
  return undefined;
}
