import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroInlineConfig } from 'astro';
import { inProject } from '../project.ts';
import { callFunction } from './call.ts';
import { loadFunctions } from './functions.ts';
import { answer } from './http.ts';

type Plugins = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>;

/**
 * Our functions inside the development server, reloaded when they or what they import change. The adapter has an
 * emulation of its own, but Astro's demand for a slash at the end of every path answers before it.
 */
export function devFunctions(siteUrl: string): Plugins {
  const around = { siteUrl, waitUntil: (promise: Promise<unknown>) => void promise.catch(() => undefined) };
  return [
    {
      name: 'kommun-functions',
      enforce: 'post',
      configureServer: (server) => () => {
        const load = () =>
          loadFunctions(inProject('netlify/functions'), (file) => server.ssrLoadModule(file));
        server.middlewares.stack.unshift({
          route: '',
          async handle(incoming: IncomingMessage, outgoing: ServerResponse, next: (error?: unknown) => void) {
            // All our functions live under /api/; everything else is Astro's and Vite's.
            const { pathname } = new URL(incoming.url ?? '/', siteUrl);
            if (!pathname.startsWith('/api/')) return next();
            try {
              const found = (await load()).find(pathname);
              if (!found) return next();
              await answer(
                (request, socketAddress) => callFunction(found, request, { ...around, socketAddress }),
                incoming,
                outgoing,
              );
            } catch (error) {
              next(error);
            }
          },
        });
      },
    },
  ];
}
