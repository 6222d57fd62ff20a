/** Every answer to a submission, for a browser and for a program. */
import type { Fault } from '../../src/domain/faults.ts';
import type { Intake, Kind } from '../../src/domain/intake.ts';
import { wordsOf } from '../../src/i18n/index.ts';
import { privateHeaders, withHeaders } from './headers.ts';
import { messageHtml } from './message.ts';
import { wantsJson } from './negotiate.ts';
import { formPage } from './pages.ts';
import { problemJson } from './problem.ts';
import type { Fields } from './read.ts';
import { refill, type Typed } from './refill.ts';
import type { Refusal } from './refusal.ts';
import { messageFor } from './words.ts';

/** How long to wait before trying again when nothing could be stored, in seconds. */
const retryAfterAway = 60;

export class Answer {
  /** Set as soon as it is known; whatever goes wrong afterwards, the page comes back with it. */
  typed: Typed | undefined;
  readonly #json: boolean;
  readonly #fields: Fields;
  readonly #kind: Kind;

  constructor(request: Request, fields: Fields, kind: Kind) {
    this.#json = wantsJson(request);
    this.#fields = fields;
    this.#kind = kind;
  }

  /** What became of a valid submission. `origin` makes the private link whole in JSON. */
  intake(intake: Intake, key: string, origin: string): Promise<Response> | Response {
    switch (intake.outcome) {
      case 'stored':
      case 'repeat':
        return this.#kept(intake, key, origin);
      case 'unknownReference':
        return this.invalid([{ field: 'idea', code: 'unknownReference' }]);
      case 'tooMany':
        return this.#later(429, 'tooMany', intake.retryAfterSeconds);
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
      return problemJson({ status: 422, code: 'invalid', title: heading, detail: message, errors });
    return this.#page(422, { heading, message, faults: errors, prefix: words.errors.titlePrefix });
  }

  /** What a guard said no to, and what broke: a page of its own, or the form again when we have what was typed. */
  async refused(refusal: Refusal): Promise<Response> {
    if (refusal.code === 'broken' && this.typed) return this.#later(503, 'away', retryAfterAway);
    const { title, message } = this.#words().errors.pages[refusal.code];
    const { status, code, headers } = refusal;
    if (this.#json) return problemJson({ status, code, title, detail: message }, headers);
    return html(status, await messageHtml(title, message, this.#kind), headers);
  }

  /** When not even the page to answer with can be read: the browser still has what was typed, one step back. */
  lastResort(): Response {
    const { title, message } = this.#words().errors.pages.broken;
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(retryAfterAway) };
    return withHeaders(new Response(`${title}. ${message}`, { status: 503, headers }), privateHeaders);
  }

  #kept(intake: Intake & { outcome: 'stored' | 'repeat' }, key: string, origin: string): Response {
    const path = `/mitt/${key}/`;
    if (!this.#json)
      return withHeaders(new Response(null, { status: 303, headers: { location: path } }), privateHeaders);
    const { reference, status, outcome } = intake;
    const body = JSON.stringify({ reference, status, manageUrl: origin + path });
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return withHeaders(
      new Response(body, { status: outcome === 'stored' ? 201 : 200, headers }),
      privateHeaders,
    );
  }

  #later(status: number, code: 'tooMany' | 'away', seconds: number): Promise<Response> | Response {
    const words = this.#words();
    const { heading, message: template } = words.errors.summary[code];
    const message = template.replace('{minutes}', words.errors.minutes(Math.ceil(seconds / 60)));
    const headers = { 'retry-after': String(seconds) };
    if (this.#json) return problemJson({ status, code, title: heading, detail: message }, headers);
    return this.#page(status, { heading, message, faults: [], prefix: words.errors.titlePrefix }, headers);
  }

  async #page(
    status: number,
    told: Parameters<typeof refill>[2],
    headers: Readonly<Record<string, string>> = {},
  ) {
    const page = await formPage(this.#kind, this.#language());
    return html(status, refill(page, this.typed ?? new Map(), told), headers);
  }

  #words() {
    return wordsOf(this.#language());
  }

  /** The hidden field says in which language the form was. */
  #language(): string {
    return this.typed?.get('language')?.[0] ?? 'sv';
  }
}

function html(status: number, body: string, headers: Readonly<Record<string, string>>): Response {
  const own = {
    'content-type': 'text/html; charset=utf-8',
    ...privateHeaders,
    'referrer-policy': 'same-origin',
    ...headers,
  };
  return withHeaders(new Response(body, { status, headers: own }));
}
