/**
 * What the attacks are made against: the real site on a real port with a real database and inbox, somebody who has left an idea and
 * an offer there, and what must be true of every answer whatever was asked.
 */
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { hashOfKey } from '../../../src/domain/reference.ts';
import { drain } from '../../../src/inbox/drain.ts';
import { PROJECT } from '../../../src/tools/project.ts';
import { keyIn } from '../answers.ts';
import type { Contribution, Kind } from '../contributions.ts';
import { useDatabase } from '../database.ts';
import { useInbox } from '../inbox.ts';
import { type RawAnswer, requestText, sendBytes } from './raw.ts';
import { type LocalSite, openSite } from './site.ts';

export interface Owned {
  key: string;
  /** Of the key, as the database has it. */
  hash: string;
  reference: string;
  path: string;
}

interface Victim {
  idea: Owned;
  offer: Owned;
}

/** Words that stand nowhere else, so that they are found wherever they leak. */
export const victimsIdea: Contribution = {
  title: 'Sommarkör på Näckrosbryggan',
  description: 'Vi övar visor i skymningen och bjuder på saft efteråt.',
  displayName: 'Alten vid vassen',
  email: 'alten.i.vassen@exempel.example',
  informed: true,
};
export const victimsOffer: Contribution = {
  gives: ['things'],
  description: 'Jag lånar ut min eka med sju sittplatser.',
  displayName: 'Rodderskan',
  phone: '070-740 26 11',
  informed: true,
};
const victimsWords = [...Object.values(victimsIdea), ...Object.values(victimsOffer)].filter(
  (value): value is string => typeof value === 'string',
);

const endpoints: Record<Kind, string> = { idea: '/api/ideas', offer: '/api/offers' };

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** The address of this machine that is called; the loopback unless told. */
  via?: string;
  /** The one who asks is the victim, and may see what is theirs. */
  asVictim?: boolean;
}

/** Where no database answers. */
const nowhere = 'http://127.0.0.1:9';

let visitors = 0;
/** An address that nobody has come from before. */
function someone(): string {
  visitors += 1;
  return `198.51.${visitors >> 8}.${visitors & 255}`;
}

export function useAttackedSite() {
  const database = useDatabase();
  const inbox = useInbox();
  let site: LocalSite;
  let victim: Victim;

  async function leave(kind: Kind, contribution: Contribution): Promise<Owned> {
    const response = await fetch(site.url + endpoints[kind], {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-nf-client-connection-ip': someone() },
      body: JSON.stringify(contribution),
    });
    const key = await keyIn(response);
    const { reference } = (await response.json()) as { reference: string };
    return { key, hash: hashOfKey(key), reference, path: `/mitt/${key}/` };
  }

  beforeAll(async () => {
    site = await openSite();
    // As the first run by the clock does; a store that was never used cannot be told from one that is away.
    await drain(1000);
    victim = { idea: await leave('idea', victimsIdea), offer: await leave('offer', victimsOffer) };
  });
  afterAll(() => site?.close());

  /** Nothing of ours, of the machine's or of anybody else's is in an answer, and every answer protects itself. */
  function expectNothingTold(answer: RawAnswer, sent: string, asVictim = false): void {
    expect(answer.hung, 'it was answered').toBe(false);
    const { secrets } = inject('testServer');
    const ours = [...Object.values(secrets), process.env.INBOX_KEY, PROJECT, 'node_modules/'];
    const theirs = asVictim ? [] : [...victimsWords, victim.idea.reference, victim.offer.reference];
    const keys = asVictim ? [] : [victim.idea.key, victim.offer.key, victim.idea.hash, victim.offer.hash];
    const seen = `${answer.all}\n${answer.body}`;
    const told = [...ours, ...theirs, ...keys].filter((secret) => secret && seen.includes(secret));
    expect(
      told.filter((secret) => secret && !sent.includes(secret)),
      'what the one who asks did not know',
    ).toEqual([]);
    expect(seen, 'a stack or words of the database').not.toMatch(
      /^\s+at .+:\d+:\d+|PGRST|SQLSTATE|violates .*constraint/m,
    );
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
    if (answer.status === 0) return;
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none';.*frame-ancestors 'none'/,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/);
  }

  const world = {
    database,
    inbox,
    leave,
    get site() {
      return site;
    },
    get victim() {
      return victim;
    },

    /** Exactly these bytes. */
    async raw(pieces: Parameters<typeof sendBytes>[1], options: Parameters<typeof sendBytes>[2] = {}) {
      const answer = await sendBytes(site.port, pieces, options);
      expectNothingTold(answer, '');
      return answer;
    },

    /** A request in the usual form to any path, spelled exactly so, from somebody new unless told. */
    async ask(target: string, asked: Asked = {}): Promise<RawAnswer> {
      const { method = 'GET', headers = {}, body = '' } = asked;
      const own: Record<string, string> = {
        host: new URL(site.url).host,
        connection: 'close',
        'x-nf-client-connection-ip': someone(),
        ...(body.length > 0 ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
        ...headers,
      };
      const bytes = requestText(method, target, Object.entries(own), body);
      const answer = await sendBytes(site.port, bytes, asked.via ? { host: asked.via } : {});
      expectNothingTold(answer, `${target} ${body}`, asked.asVictim);
      return answer;
    },

    /** A form, as it is sent from our own page unless the headers say otherwise. */
    postForm(kind: Kind, fields: Contribution, headers: Record<string, string> = {}): Promise<RawAnswer> {
      const pairs = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one === true ? 'on' : String(one)]),
      );
      return world.ask(endpoints[kind], {
        method: 'POST',
        headers: {
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams(pairs).toString(),
      });
    },

    /** JSON: a value, or text that wants to be JSON. */
    postJson(kind: Kind, json: unknown, headers: Record<string, string> = {}): Promise<RawAnswer> {
      return world.ask(endpoints[kind], {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
        body: typeof json === 'string' ? json : JSON.stringify(json),
      });
    },

    /** The functions' database does not answer meanwhile, or another does. */
    async whileAway<T>(work: () => Promise<T>, other = nowhere): Promise<T> {
      process.env.SUPABASE_URL = other;
      return work().finally(() => {
        process.env.SUPABASE_URL = database.supabaseUrl;
      });
    },

    /** Makes the attack, and holds the database and the inbox to what they were before it. */
    async repelled<T>(attack: () => Promise<T>): Promise<T> {
      const before = await world.everythingKept();
      const result = await attack();
      expect(await world.everythingKept(), 'nothing was kept, changed or counted').toEqual(before);
      return result;
    },

    /** What there is, in a few numbers (a row that is changed gets another xmin): every table of ours, and the names in the inbox. */
    async everythingKept(): Promise<Record<string, string>> {
      const tables = ['arrivals', 'contacts', 'contributions', 'ideas', 'offers', 'submissions', 'timeline'];
      const looks = tables.map(
        (name) =>
          `select '${name}' as name, count(*) || ' ' || sum(xmin::text::bigint) as content from app.${name}`,
      );
      const rows = await database.sql.unsafe<{ name: string; content: string }[]>(looks.join(' union all '));
      const kept = Object.fromEntries(rows.map(({ name, content }) => [name, content]));
      return { ...kept, inbox: [...inbox.files().keys()].sort().join() };
    },
  };
  return world;
}

export type World = ReturnType<typeof useAttackedSite>;
