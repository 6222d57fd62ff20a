/** A real server where Netlify's API would be, which can be as bad as a host's API is. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type ApiMood =
  | 'well'
  /** Takes the request and never says anything. */
  | 'stalls'
  /** Does what it is told, and hangs up where it should have said so. */
  | 'losesTheAnswer'
  /** Does nothing, and answers this; with a tag, only where that is among what it is asked for. */
  | { status: number; tag?: string };

export interface TroubledApi {
  url: string;
  /** Each purge that has been carried out, with its tags in order. */
  purged: string[][];
  /** How many calls have come. */
  asked: number;
  mood: ApiMood;
  /** Before a call is answered. */
  meanwhile: (() => Promise<unknown>) | undefined;
  stop(): Promise<void>;
}

/** Puts itself into the environment, as Netlify does for functions. */
export async function startNetlifyApi(): Promise<TroubledApi> {
  const server = createServer(async (incoming, outgoing) => {
    api.asked += 1;
    const { mood, meanwhile } = api;
    api.meanwhile = undefined;
    const said = JSON.parse((await text(incoming)) || '{}') as { site_id?: string; cache_tags?: string[] };
    await meanwhile?.();
    if (mood === 'stalls') return;
    const isOurs = incoming.headers.authorization === 'Bearer a-token' && said.site_id === 'a-site';
    const isRefused =
      typeof mood === 'object' && (mood.tag === undefined || said.cache_tags?.includes(mood.tag));
    const status = isRefused ? mood.status : isOurs && incoming.url === '/api/v1/purge' ? 202 : 401;
    if (status === 202) api.purged.push((said.cache_tags ?? ['everything']).toSorted());
    if (mood === 'losesTheAnswer') incoming.socket.destroy();
    else outgoing.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api: TroubledApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    purged: [],
    asked: 0,
    mood: 'well',
    meanwhile: undefined,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  Object.assign(process.env, {
    NETLIFY_PURGE_API_TOKEN: 'a-token',
    SITE_ID: 'a-site',
    PURGE_API_URL: api.url,
  });
  return api;
}
