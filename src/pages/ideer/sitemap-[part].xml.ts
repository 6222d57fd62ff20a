/** A map of some of the ideas on the board. */
import type { APIRoute } from 'astro';
import { answerXml, nothingHere } from '../../board/answerXml.ts';
import { partIn, sitemapOf } from '../../board/sitemap.ts';
import { boardPart, boardParts } from '../../data/board.ts';

export const prerender = false;

export const GET: APIRoute = ({ locals, params }) => {
  const part = partIn(params.part ?? '');
  if (part === undefined) return nothingHere();
  return answerXml(locals, 'application/xml', async () => {
    const [parts, ideas] = await Promise.all([boardParts(), boardPart(part)]);
    return parts.includes(part) ? sitemapOf(ideas) : undefined;
  });
};
