import { randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';

interface Circumstances {
  ip: string;
  url: URL;
  siteUrl: string;
  params?: Record<string, string>;
  waitUntil: Context['waitUntil'];
}

/** What a function is told besides the request: the members of Netlify's context that mean something on one machine. */
export function createContext({ ip, url, siteUrl, params = {}, waitUntil }: Circumstances): Context {
  return {
    account: { id: '' },
    cookies: noCookies,
    deploy: { context: 'dev', id: '0', published: false },
    geo: {},
    ip,
    json: (input) => Response.json(input),
    log: console.log,
    next: () => Promise.reject(new Error('Only edge functions have a next step.')),
    params,
    requestId: randomUUID(),
    rewrite: () => Promise.reject(new Error('Only edge functions rewrite.')),
    server: {},
    site: { id: '0', name: 'local', url: siteUrl },
    url,
    waitUntil,
  };
}

/** Visitors have none, and functions that wish for some set the header. */
const noCookies: Context['cookies'] = { delete: () => {}, get: () => '', set: () => {} };
