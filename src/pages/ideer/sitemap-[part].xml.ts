/** A map of some of the ideas on the board. */
import type { APIRoute } from 'astro';
import { answerXml } from '../../board/answerXml.ts';
import { nothingHere } from '../../board/nothingHere.ts';
import { isFarBeyond, readParts } from '../../board/parts.ts';
import { partIn, sitemapOf } from '../../board/sitemap.ts';
import { boardPart } from '../../data/board.ts';

export const prerender = false;

export const GET: APIRoute = (context) => {
  const part = partIn(context.params.part ?? '');
  if (part === undefined || isFarBeyond(part)) return nothingHere(context);
  return answerXml(context, 'application/xml', async () => {
    const parts = await readParts();
    return parts.includes(part) ? sitemapOf(await boardPart(part)) : undefined;
  });
};
