/** One question for the feed or the map of the board, from an on-demand page to its `Response`. */
import { noteWith } from '../../netlify/http/requestId.ts';
import { sv } from '../i18n/sv.ts';
import { ask, askerOf, retryAfter } from './ask.ts';
import { nothingHere, type Rewritten } from './nothingHere.ts';

/** What is needed of Astro's own context. */
interface Page extends Rewritten {
  locals: App.Locals;
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
  if (told.xml === undefined) return nothingHere(page);
  return new Response(told.xml, { headers: { 'content-type': `${type}; charset=utf-8` } });
}
