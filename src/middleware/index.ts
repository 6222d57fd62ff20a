/**
 * Before a page is rendered: in which language, who is asking, and what they send. Pages only read; what is sent to a page's own address is
 * taken care of here, by what the functions use too, and the same page comes back when something needs mending.
 *
 * What breaks before a page's first byte is sent on in the way of what breaks after it: to netlify/http/onDemandPage.ts, which tells.
 */
import type { MiddlewareHandler } from 'astro';
import { readPath } from '../domain/languages.ts';
import { speak } from '../i18n/speak.ts';

export const onRequest: MiddlewareHandler = async (context, next) => {
  const { language } = readPath(context.url.pathname);
  context.locals.speech = speak(language);
  // A build stops at the error itself, and development shows it.
  if (context.isPrerendered) return next();
  try {
    // Brought in only where it is needed: a visitor's page starts without it.
    if (context.url.pathname.startsWith('/vardar/'))
      return await (await import('./table.ts')).atTheTable(context, next);
    if (context.request.method === 'POST')
      return await (await import('./visitors.ts')).atVisitorsPage(context, next);
    return await next();
  } catch (error) {
    if (import.meta.env.DEV) throw error;
    return new Response(new ReadableStream({ start: (controller) => controller.error(error) }));
  }
};
