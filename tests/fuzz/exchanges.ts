/** One request after the other, each with what must have become of it: in the answer, in the database and in the log. */
import { isDeepStrictEqual } from 'node:util';
import { hashOfKey } from '../../src/domain/reference.ts';
import { type RawAnswer, requestText, sendBytes } from '../support/attacks/raw.ts';
import type { Kind } from '../support/contributions.ts';
import { Earlier, type Written } from './contributions.ts';
import { type Encoded, encode } from './encode.ts';
import {
  isAnswered,
  isHarmless,
  isNotLogged,
  isProtected,
  isRefused,
  promise,
  secretsIn,
} from './promises.ts';
import type { Fuzzed, Header, Odd, Submission, Visit } from './requests.ts';
import { type Counts, contentBehind, countRows, examineRows } from './rows.ts';
import type { FuzzWorld } from './world.ts';

export interface Tally {
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** How many submissions were accepted. */
  accepted: number;
}

interface Accepted {
  key: string;
  reference: string;
  sent: Submission;
}

const endpoints: Record<Kind, string> = { idea: '/api/ideas', offer: '/api/offers' };
const bodyMax = 64 * 1024;
/** An answer after this long is none. In milliseconds. */
const patience = 10_000;
/** The same words are the same submission for ten minutes; so many are never longer ago. */
const recent = 100;

export class Exchanges {
  /** The request that was sent last, for whoever has to find out. */
  lastSent = '';
  readonly #world: FuzzWorld;
  readonly #accepted: Accepted[] = [];
  readonly #references = new Set<string>();
  readonly #statuses = new Map<number, number>();
  #visitors = 0;
  #lastExamined = '0';
  /** What was logged, and how many rows there were, since this exchange began. */
  #logged: string[] = [];
  #before: Counts | undefined;

  constructor(world: FuzzWorld) {
    this.#world = world;
  }

  tally(): Tally {
    return { statuses: this.#statuses, accepted: this.#accepted.length };
  }

  /** @throws Error with a sentence about the promise that was broken */
  async make(fuzzed: Fuzzed): Promise<void> {
    this.#logged = [];
    this.#before = await countRows(this.#world.sql);
    if (fuzzed.what === 'submission') await this.#submit(this.#resolved(fuzzed));
    else if (fuzzed.what === 'again') await this.#sendAgain(fuzzed.at);
    else if (fuzzed.what === 'visit') await this.#visit(fuzzed);
    else if (fuzzed.what === 'look') await this.#look(fuzzed.path + fuzzed.query);
    else await this.#tryOdd(fuzzed);
  }

  /** Reads back every row that has come since the last time. */
  async examine(): Promise<void> {
    const { last, broken } = await examineRows(this.#world.sql, this.#lastExamined);
    this.#lastExamined = last;
    promise(broken.length === 0, `Rows break the domain's rules: ${broken.slice(0, 5).join('; ')}`);
  }

  async #submit(sent: Submission): Promise<void> {
    const encoded = encode(sent.kind, sent.shape, sent.content);
    const answer = await this.#post(sent, encoded);
    const { faults, content } = encoded.expected;
    if (encoded.body.length > bodyMax) promise(answer.status === 413, `It is too large: ${answer.status}.`);
    else if (faults) {
      const fields = faults.map(({ field }) => field);
      isRefused(answer, encoded.typed, fields);
    } else if (answer.status === 422) {
      isRefused(answer, encoded.typed, ['idea']);
      promise(!this.#references.has(String(content.idea)), 'A reference that was given out is not known.');
    } else if (answer.status !== 429) {
      await this.#isKept(answer, sent, content);
      return;
    }
    await this.#nothingHappened(answer);
  }

  /** Sent twice, it is there once, and both keys lead to it. */
  async #sendAgain(at: number): Promise<void> {
    const earlier = pick(this.#accepted.slice(-recent), at);
    if (!earlier) return;
    const sent = { ...earlier.sent, fromRegular: false };
    const answer = await this.#post(sent, encode(sent.kind, sent.shape, sent.content));
    promise([200, 303].includes(answer.status), `The same words again were answered ${answer.status}.`);
    await this.#became({ contributions: [0], submissions: [1] });
  }

  async #visit({ at, spelled, query }: Visit): Promise<void> {
    const owned = pick(this.#accepted, at);
    if (!owned) return;
    const key = misspell[spelled](owned.key);
    const isRight = key === owned.key;
    const answer = await this.#send('GET', `/mitt/${key}/${query}`, []);
    promise(answer.status === (isRight ? 200 : 404), `A key (${spelled}) was answered ${answer.status}.`);
    promise(answer.headers.get('cache-control') === 'no-store', 'A private page may be kept in a cache.');
    promise(answer.body.includes(owned.reference) === isRight, 'A private page is shown to the wrong one.');
    await this.#nothingHappened(answer);
  }

  async #look(target: string): Promise<void> {
    const answer = await this.#send('GET', target, []);
    promise(answer.status === 200, `A page was answered ${answer.status}.`);
    await this.#nothingHappened(answer);
  }

  async #tryOdd({ method, target, headers, body }: Odd): Promise<void> {
    const answer = await this.#send(method, target, headers, Buffer.from(body));
    const key = keyIn(answer);
    if (!key) return this.#nothingHappened(answer);
    await this.#rowBehind(key);
    return this.#became({ contributions: [0, 1], submissions: [1] });
  }

  async #isKept(answer: RawAnswer, sent: Submission, content: Written): Promise<void> {
    const key = keyIn(answer);
    promise(key !== undefined, `What is right in every field was answered ${answer.status}.`);
    const row = await this.#rowBehind(key);
    promise(row.kind === sent.kind, 'An idea became an offer, or the other way round.');
    promise(isDeepStrictEqual(sorted(row.content), sorted(content)), 'What was kept is not what was sent.');
    // 201 is new, 200 was there; a browser is not told which.
    const news: Record<number, number[]> = { 201: [1], 200: [0] };
    await this.#became({ contributions: news[answer.status] ?? [0, 1], submissions: [1] });
    this.#accepted.push({ key, reference: row.reference, sent });
    if (sent.kind === 'idea') this.#references.add(row.reference);
  }

  /** Exactly what was accepted; on a busy machine the database may count as away for a moment, and it waits in the inbox. */
  async #rowBehind(key: string) {
    this.#isNotLogged([key]);
    const look = () => contentBehind(this.#world.sql, hashOfKey(key));
    const row = (await look()) ?? (await this.#world.drain().then(look));
    promise(row !== undefined, 'What was accepted is not there.');
    return row;
  }

  async #became(more: { contributions: number[]; submissions: number[] }): Promise<void> {
    const after = await countRows(this.#world.sql);
    for (const name of ['contributions', 'submissions'] as const) {
      const grown = after[name] - (this.#before?.[name] ?? 0);
      promise(more[name].includes(grown), `One request made ${grown} rows in ${name}.`);
    }
  }

  async #nothingHappened({ status }: RawAnswer): Promise<void> {
    const after = await countRows(this.#world.sql);
    promise(isDeepStrictEqual(after, this.#before), `It was answered ${status}, and yet something was kept.`);
  }

  async #post(sent: Submission, { headers, body }: Encoded): Promise<RawAnswer> {
    const target = endpoints[sent.kind];
    const answer = await this.#send('POST', target, [...headers, ...sent.headers], body, sent.fromRegular);
    this.#isNotLogged(secretsIn(sent.content));
    return answer;
  }

  async #send(
    method: string,
    target: string,
    headers: readonly Header[],
    body: Buffer = Buffer.alloc(0),
    fromRegular = false,
  ): Promise<RawAnswer> {
    this.#visitors += 1;
    const visitor = `10.${this.#visitors >> 16}.${(this.#visitors >> 8) & 255}.${this.#visitors & 255}`;
    const own: Header[] = [
      ['host', new URL(this.#world.url).host],
      ['connection', 'close'],
      ['x-nf-client-connection-ip', fromRegular ? '192.0.2.1' : visitor],
      ...(body.length > 0 ? [['content-length', String(body.length)] as const] : []),
    ];
    const bytes = requestText(method, target, [...own, ...headers], body);
    this.lastSent = bytes.toString('latin1').slice(0, 3000);
    const answer = await sendBytes(this.#world.port, bytes, { waitMs: patience });
    this.#statuses.set(answer.status, (this.#statuses.get(answer.status) ?? 0) + 1);
    for (const isTrue of [isAnswered, isProtected, isHarmless]) isTrue(answer);
    this.#isNotLogged(secretsIn(body.toString('utf8').split(/\r\n/)));
    return answer;
  }

  #isNotLogged(secrets: string[]): void {
    this.#logged.push(...this.#world.logged());
    isNotLogged(this.#logged, secrets);
  }

  /** The references of earlier ideas in their places. */
  #resolved(sent: Submission): Submission {
    const known = [...this.#references];
    const content = Object.entries(sent.content).map(([name, value]) => [
      name,
      value instanceof Earlier ? (pick(known, value.at) ?? 'K3-0000-0000') : value,
    ]);
    return { ...sent, content: Object.fromEntries(content) };
  }
}

const misspell: Record<Visit['spelled'], (key: string) => string> = {
  right: (key) => key,
  short: (key) => key.slice(1),
  long: (key) => `${key}A`,
  changed: (key) => (key.startsWith('A') ? 'B' : 'A') + key.slice(1),
  capitals: (key) => key.toUpperCase(),
};

/** The private key in an answer that accepts. */
function keyIn({ status, headers, body }: RawAnswer): string | undefined {
  if (![200, 201, 202, 303].includes(status)) return undefined;
  return /\/mitt\/([\w-]{22})\/(?:"|$)/.exec(headers.get('location') ?? body)?.[1];
}

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % (from.length || 1)];

function sorted(content: Written): Written {
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}
