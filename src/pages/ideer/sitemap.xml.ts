/** Which maps of the board there are. */
import type { APIRoute } from 'astro';
import { answerXml } from '../../board/answerXml.ts';
import { readParts } from '../../board/parts.ts';
import { sitemapIndexOf } from '../../board/sitemap.ts';

export const prerender = false;

export const GET: APIRoute = (context) =>
  answerXml(context, 'application/xml', async () => sitemapIndexOf(await readParts()));
