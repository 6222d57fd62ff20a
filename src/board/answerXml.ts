/** One question for the feed or the map of the board, from an on-demand page to its `Response`. */
import { noteWith } from '../../netlify/http/requestId.ts';
import { sv } from '../i18n/sv.ts';
import { ask, askerOf, retryAfter } from './ask.ts';

/** The page that says that nothing is here. */
export const nowhere = '/404/';

/** What is needed of Astro's own context. */
interface Page {
  locals: App.Locals;
  rewrite: (path: string) => Promise<Response>;
}

/**
 * @param write the XML, or undefined when there is nothing at this address
 */
export async function answerXml(
  page: Page,
  type: string,
  write: () => Promise<string | undefined>,
): Promise<Response> {
  const asker = askerOf(page.locals, '/ideer/*');
  const { told, refused } = await ask(asker, async () => ({ xml: await write() }));
  if (refused) {
    const { title, detail } = refused === 429 ? sv.data.tooMany : sv.data.away;
    const text = `${title}. ${detail}\n\n${noteWith(asker.requestId, sv.errors.note)}`.trim();
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': String(retryAfter[refused]),
    };
    return new Response(text, { status: refused, headers });
  }
  if (told.xml === undefined) return page.rewrite(nowhere);
  return new Response(told.xml, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'netlify-cache-tag': 'board' },
  });
}
