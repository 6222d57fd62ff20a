/** What breaks before a page's first byte is sent on in the way of what breaks after it: to netlify/http/onDemandPage.ts, which tells. */
import type { MiddlewareHandler } from 'astro';

export const onRequest: MiddlewareHandler = async ({ isPrerendered }, next) => {
  // A build stops at the error itself, and development shows it.
  if (isPrerendered || import.meta.env.DEV) return next();
  try {
    return await next();
  } catch (error) {
    return new Response(new ReadableStream({ start: (controller) => controller.error(error) }));
  }
};
