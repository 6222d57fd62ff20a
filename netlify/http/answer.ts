/** Every answer to a submission, for a browser and for a program. */
import type { Fault } from '../../src/domain/faults.ts';
import type { Kind, Reception } from '../../src/domain/intake.ts';
import type { Language } from '../../src/domain/languages.ts';
import { wordsOf } from '../../src/i18n/index.ts';
import { spokenHere } from '../../src/i18n/speak.ts';
import { withHeaders } from './headers.ts';
import { messageHtml } from './message.ts';
import { wantsJson } from './negotiate.ts';
import { formPage } from './pages.ts';
import { type Problem, problemJson } from './problem.ts';
import type { Fields } from './read.ts';
import { refill, type Typed } from './refill.ts';
import type { Refusal } from './refusal.ts';
import { noteWith, sayable } from './requestId.ts';
import { messageFor } from './words.ts';

/** How long to wait before trying again when nothing could be stored, in seconds. */
const retryAfterAway = 60;

const paths: Record<Kind, string> = { idea: '/api/ideas', offer: '/api/offers' };

type Kept = Extract<Reception, { reference: string }>;
/** For a program: made, known already, or taken care of until it can be made (RFC 9110, 15.3). */
const keptStatuses: Record<Kept['outcome'], number> = { stored: 201, repeat: 200, waiting: 202 };

export class Answer {
  /** Set as soon as it is known; whatever goes wrong afterwards, the page comes back with it. */
  typed: Typed | undefined;
  readonly #json: boolean;
  readonly #fields: Fields;
  readonly #kind: Kind;
  readonly #requestId: string;

  constructor(request: Request, fields: Fields, kind: Kind, requestId: string) {
    this.#json = wantsJson(request);
    this.#fields = fields;
    this.#kind = kind;
    this.#requestId = requestId;
  }

  /** What became of a valid submission. `origin` makes the private link whole in JSON. */
  reception(reception: Reception, key: string, origin: string): Promise<Response> | Response {
    switch (reception.outcome) {
      case 'stored':
      case 'repeat':
      case 'waiting':
        return this.#kept(reception, key, origin);
      case 'unknownReference':
        return this.invalid([{ field: 'idea', code: 'unknownReference' }]);
      case 'tooMany':
        return this.#later(429, 'tooMany', reception.retryAfterSeconds);
      case 'referenceTaken':
      case 'away':
        return this.#later(503, 'away', retryAfterAway);
    }
  }

  /** 422 with all faults. */
  invalid(faults: readonly Fault[]): Promise<Response> | Response {
    const words = this.#words();
    const errors = faults.map((fault) => ({ ...fault, message: messageFor(fault, this.#fields, words) }));
    const { heading, message } = words.errors.summary.invalid;
    if (this.#json)
      return problemJson(
        { status: 422, code: 'invalid', title: heading, detail: message, errors },
        {},
        this.#path,
      );
    return this.#page(422, { heading, message, faults: errors, prefix: words.errors.titlePrefix });
  }

  /** What a guard said no to, and what broke: a page of its own, or the form again when we have what was typed. */
  async refused(refusal: Refusal): Promise<Response> {
    if (refusal.code === 'broken' && this.typed) return this.#later(503, 'away', retryAfterAway);
    const { title, message } = this.#words().errors.pages[refusal.code];
    const { status, code, headers } = refusal;
    if (this.#json) return this.#problem({ status, code, title, detail: message }, headers);
    return this.#html(
      status,
      await messageHtml(title, message, this.#note(), this.#kind, this.#language()),
      headers,
    );
  }

  /** When not even the page to answer with can be read: the browser still has what was typed, one step back. */
  lastResort(): Response {
    const { title, message } = this.#words().errors.pages.broken;
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(retryAfterAway) };
    const text = [`${title}. ${message}`, this.#note()].join('\n\n').trim();
    return withHeaders(new Response(text, { status: 503, headers }), this.#path);
  }

  /** The answer holds the private address, so it carries what that page carries. */
  #kept(kept: Kept, key: string, origin: string): Response {
    const path = `/mitt/${key}/`;
    if (!this.#json)
      return withHeaders(new Response(null, { status: 303, headers: { location: path } }), path);
    const { reference, status, outcome } = kept;
    const body = JSON.stringify({ reference, status, manageUrl: origin + path });
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return withHeaders(new Response(body, { status: keptStatuses[outcome], headers }), path);
  }

  #later(status: number, code: 'tooMany' | 'away', seconds: number): Promise<Response> | Response {
    const words = this.#words();
    const { heading, message: template } = words.errors.summary[code];
    const message = template.replace('{minutes}', words.errors.minutes(Math.ceil(seconds / 60)));
    const headers = { 'retry-after': String(seconds) };
    if (this.#json) return this.#problem({ status, code, title: heading, detail: message }, headers);
    const told = { heading, message, note: this.#note(), faults: [], prefix: words.errors.titlePrefix };
    return this.#page(status, told, headers);
  }

  async #page(
    status: number,
    told: Parameters<typeof refill>[2],
    headers: Readonly<Record<string, string>> = {},
  ) {
    const page = await formPage(this.#kind, this.#language());
    return this.#html(status, refill(page, this.typed ?? new Map(), told), headers);
  }

  #html(status: number, body: string, headers: Readonly<Record<string, string>>): Response {
    const own = { 'content-type': 'text/html; charset=utf-8', ...headers };
    return withHeaders(new Response(body, { status, headers: own }), this.#path);
  }

  #problem(problem: Problem, headers: Readonly<Record<string, string>>): Response {
    const requestId = sayable(this.#requestId);
    return problemJson({ ...problem, ...(requestId ? { requestId } : {}) }, headers, this.#path);
  }

  /** How to find this again in the log; not for what people can mend by themselves. */
  #note(): string {
    return noteWith(this.#requestId, this.#words().errors.note);
  }

  get #path(): string {
    return paths[this.#kind];
  }

  #words() {
    return wordsOf(this.#language());
  }

  /** The hidden field says in which language the form was; one that is not spoken here is answered in Swedish, words and page alike. */
  #language(): Language {
    return spokenHere(this.typed?.get('language')?.[0] ?? 'sv');
  }
}
