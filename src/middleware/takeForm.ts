/**
 * One form that is sent to its own page, from `Request` to `Response`: guards, reading, checking, doing. Whatever is wrong, the very
 * page comes back with everything that was typed, a sentence on what to do, and the right status.
 */
import type { APIContext, MiddlewareNext } from 'astro';
import type { z } from 'zod';
import { log } from '../../netlify/http/log.ts';
import { type Fields, read } from '../../netlify/http/read.ts';
import { refill, type Typed } from '../../netlify/http/refill.ts';
import { isNumbered, noteWith } from '../../netlify/http/requestId.ts';
import type { Link } from '../../netlify/http/tell.ts';
import { messageFor } from '../../netlify/http/words.ts';
import { check } from '../domain/check.ts';
import type { Fault } from '../domain/faults.ts';
import { factsOf } from '../domain/field.ts';
import type { Speech } from '../i18n/speak.ts';
import { fieldOf, type Sent } from './sent.ts';

export type Schema = z.ZodType<object> & { shape: Record<string, z.ZodType> };

/** What becomes of a form. */
export type Outcome =
  /** Done: on to another page, perhaps with cookies. */
  | { to: string; cookies?: readonly string[] }
  /** Done: this very page says so. */
  | { show: true }
  /** Done: something to keep. */
  | { file: Response }
  | { faults: readonly Fault[] }
  /** Not done, and not because of what was typed. */
  | { status: number; heading: string; message: string; link?: Link; retryAfter?: number };

export interface Form {
  /** As it stands in the log. */
  name: string;
  schema: Schema;
  /** Names of hidden fields, given beside the content. */
  hidden: readonly string[];
  take(content: object, hidden: Record<string, string>): Promise<Outcome>;
}

/** A visitors' page that takes what is sent to it. */
export interface OwnForms {
  /** Where its forms may come from besides our own origin. */
  origins: readonly string[];
  /** May it change what everyone sees of the board? */
  changesBoard: boolean;
  /**
   * The form that was sent.
   * @throws Refusal when the page has no such form, Refused when there is no such page
   */
  formFor(context: APIContext, sent: Sent): Form;
}

/** A form, its content in the shape that its schema gives. */
export function makeForm<Shape extends Schema>(
  name: string,
  schema: Shape,
  take: (content: z.output<Shape>, hidden: Record<string, string>) => Promise<Outcome>,
  hidden: readonly string[] = [],
): Form {
  return { name, schema, hidden, take: (content, others) => take(content as z.output<Shape>, others) };
}

/** Takes care of what was sent to the page that `next` renders. What was typed stands in `locals.typed` as soon as it is known. */
export async function takeForm(
  context: APIContext,
  next: MiddlewareNext,
  sent: Sent,
  form: Form,
): Promise<Response> {
  const fields = fieldsOf(form.schema);
  const { values, typed, faults } = await read(sent.body, sent.mediaType, sent.contentType, fields);
  const hidden = Object.fromEntries(form.hidden.map((name) => [name, fieldOf(sent, name)]));
  context.locals.typed = new Map([...typed, ...Object.entries(hidden).map(asTyped)]);
  const checked = check(form.schema, values, [...fields.keys()], faults);
  const outcome = checked.faults ? { faults: checked.faults } : await form.take(checked.value, hidden);
  logged(outcome, form.name, context);
  return answer(outcome, context, next, fields, typed);
}

function logged(outcome: Outcome, form: string, { locals: { requestId } }: APIContext): void {
  const faulty =
    'faults' in outcome ? { status: 422, fields: outcome.faults.map(({ field }) => field) } : undefined;
  const refused = 'status' in outcome ? { status: outcome.status } : undefined;
  log({
    event: 'form',
    form,
    outcome: faulty ? 'invalid' : refused ? 'refused' : 'done',
    requestId,
    ...faulty,
    ...refused,
  });
}

const asTyped = ([name, value]: [string, string]) => [name, [value]] as const;

async function answer(
  outcome: Outcome,
  context: APIContext,
  next: MiddlewareNext,
  fields: Fields,
  typed: Typed,
): Promise<Response> {
  if ('to' in outcome) return redirect(outcome.to, ...(outcome.cookies ?? []));
  if ('file' in outcome) return outcome.file;
  if ('show' in outcome) return next();
  const page = await next();
  const told =
    'faults' in outcome
      ? faultsTold(outcome.faults, fields, context.locals.speech)
      : otherwiseTold(outcome, context);
  const status = 'faults' in outcome ? 422 : outcome.status;
  const headers = new Headers(page.headers);
  if ('retryAfter' in outcome && outcome.retryAfter) headers.set('retry-after', String(outcome.retryAfter));
  return new Response(refill(await page.text(), typed, told), { status, headers });
}

function faultsTold(faults: readonly Fault[], fields: Fields, { words }: Speech) {
  const { heading, message } = words.errors.summary.invalid;
  const told = faults.map((fault) => ({ ...fault, message: messageFor(fault, fields, words) }));
  return { heading, message, faults: told, prefix: words.errors.titlePrefix };
}

function otherwiseTold(
  { heading, message, status, link }: { heading: string; message: string; status: number; link?: Link },
  { locals }: APIContext,
) {
  const { errors } = locals.speech.words;
  // What is broken gets its number from netlify/http/onDemandPage.ts, as every page does.
  const note = isNumbered(status) && status < 500 ? noteWith(locals.requestId, errors.note) : '';
  return { heading, message, note, faults: [], prefix: errors.titlePrefix, ...(link ? { link } : {}) };
}

/** See Other (RFC 9110, 15.4.4): reloading the next page sends nothing again. */
export function redirect(to: string, ...cookies: readonly string[]): Response {
  const headers = new Headers({ location: to });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

function fieldsOf({ shape }: Schema): Fields {
  return new Map(Object.entries(shape).map(([field, schema]) => [field, factsOf(schema)]));
}
