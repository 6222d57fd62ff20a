import { withHeaders } from '../../../netlify/http/headers.ts';
import { listMail, readMail } from '../mail/keptMail.ts';
import { LIST, listPage, mailPage, STYLE, style } from '../mail/pages.ts';

/** Answers what is asked below /_mail/; undefined for everything else, and for everybody who may not read it. */
export type Mailbox = (request: Request, socketAddress: string) => Promise<Response | undefined>;

/**
 * The mails that the catcher has kept, for whoever sits at this machine. They hold codes and keys: nobody else gets to know that they
 * are here.
 * @param siteUrl what a link in a mail must lead to, to be one here
 */
export function createMailbox(dataDir: string, siteUrl: string): Mailbox {
  return async (request, socketAddress) => {
    const { pathname, origin } = new URL(request.url);
    const asks = request.method === 'GET' || request.method === 'HEAD';
    if (!asks || !pathname.startsWith(LIST) || !isFromHere(request, socketAddress)) return undefined;
    if (pathname === STYLE) return answer(style, 'text/css');
    if (pathname === LIST) return answer(listPage(await listMail(dataDir)), 'text/html');
    const mail = await readMail(dataDir, pathname.slice(LIST.length).replace(/\/$/, ''));
    return mail && answer(mailPage(mail, [origin, new URL(siteUrl).origin]), 'text/html');
  };
}

/**
 * The socket cannot lie about where it comes from, and the name in `Host` keeps a page elsewhere from reading here under a name of its
 * own that it lets point to this machine (DNS rebinding).
 */
function isFromHere(request: Request, socketAddress: string): boolean {
  const isLoopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i.test(socketAddress);
  return isLoopback && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.get('host') ?? '');
}

/** Without a path: the strictest headers, never kept, never indexed. */
function answer(body: string, type: string): Response {
  return withHeaders(new Response(body, { headers: { 'content-type': type } }));
}
