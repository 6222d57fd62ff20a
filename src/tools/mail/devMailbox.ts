import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroInlineConfig } from 'astro';
import { answer } from '../server/http.ts';
import type { Mailbox } from '../server/mailbox.ts';
import { toRequest } from '../server/request.ts';

type Plugins = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>;

/** The mailbox inside the development server, before Astro's own answers (see devFunctions). */
export function devMailbox(mailbox: Mailbox): Plugins {
  return [
    {
      name: 'kommun-mailbox',
      enforce: 'post',
      configureServer: (server) => () => {
        server.middlewares.stack.unshift({
          route: '',
          async handle(incoming: IncomingMessage, outgoing: ServerResponse, next: (error?: unknown) => void) {
            if (!incoming.url?.startsWith('/_mail/')) return next();
            try {
              const asked = toRequest(incoming, outgoing)?.request;
              const page = asked && (await mailbox(asked, incoming.socket.remoteAddress ?? ''));
              if (!page) return next();
              await answer(async () => page, incoming, outgoing);
            } catch (error) {
              next(error);
            }
          },
        });
      },
    },
  ];
}
