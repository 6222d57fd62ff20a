import type { APIRoute } from 'astro';
import kommun from '../kommun/kommun.config.ts';

/** Everything may be read by anyone; private links are kept out by their own header, not by being listed here. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap-index.xml', kommun.site).href}\n`);
