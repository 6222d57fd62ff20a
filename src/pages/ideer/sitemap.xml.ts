/** Which maps of the board there are. */
import type { APIRoute } from 'astro';
import { answerXml } from '../../board/answerXml.ts';
import { sitemapIndexOf } from '../../board/sitemap.ts';
import { boardParts } from '../../data/board.ts';

export const prerender = false;

export const GET: APIRoute = (context) =>
  answerXml(context, 'application/xml', async () => sitemapIndexOf(await boardParts()));
