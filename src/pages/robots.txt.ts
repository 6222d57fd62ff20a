import type { APIRoute } from 'astro';
import kommun from '../kommun/kommun.config.ts';

/** The map of what was built, and that of the ideas. */
const maps = ['/sitemap-index.xml', '/ideer/sitemap.xml'];

/** Everything may be read by anyone; private links are kept out by their own header, not by being listed here. */
export const GET: APIRoute = () => {
  const lines = maps.map((path) => `Sitemap: ${new URL(path, kommun.site).href}\n`);
  return new Response(`User-agent: *\nAllow: /\n\n${lines.join('')}`);
};
