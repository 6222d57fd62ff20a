/**
 * The stewards' table, `/vardar/…`: nobody comes further than the door without a sitting that the database knows, and no form is taken
 * that our own page did not make for this very sitting.
 */
import type { APIContext, MiddlewareNext } from 'astro';
import { log } from '../../netlify/http/log.ts';
import { Refusal } from '../../netlify/http/refusal.ts';
import { Away, Refused } from '../data/told.ts';
import { openSitting, type Sitting } from '../desk/sitting.ts';
import { formTokenOf, isFormTokenOf } from '../desk/token.ts';
import { sv } from '../i18n/sv.ts';
import { noCookie, tokenIn } from './cookie.ts';
import { formAt, isDoor, isOpenWithoutSecondFactor } from './forms.ts';
import { messageOf, showInstead } from './message.ts';
import { purgeSoon } from './purgeSoon.ts';
import { readSent } from './sent.ts';
import { type Form, redirect, takeForm } from './takeForm.ts';

const door = '/vardar/in/';
const { table } = sv.desk;

export async function atTheTable(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { request, url, locals } = context;
  const isForm = request.method === 'POST';
  locals.requestId = locals.netlify?.context?.requestId ?? '';
  try {
    if (!isDoor(url.pathname)) {
      const sitting = await openSitting(tokenIn(request));
      if (!sitting) return isForm ? await lost(context, next) : redirect(door, noCookie);
      if (!sitting.secondFactor && !isOpenWithoutSecondFactor(url.pathname)) return redirect('/vardar/app/');
      locals.sitting = sitting;
      locals.formToken = formTokenOf(sitting.token);
    }
    if (!isForm) return await next();
    const sent = await readSent(context);
    const form = formAt(context, sent);
    if (!form) throw new Refusal('method', { allow: 'GET, HEAD, OPTIONS' });
    const answer = await takeForm(context, next, sent, held(form, locals.sitting));
    if (locals.sitting && answer.status < 400) await purgeSoon(locals);
    return answer;
  } catch (error) {
    return refused(error, context, next);
  }
}

/** Only what our page made for this sitting (ASVS 5.0, 3.5.1). */
function held(form: Form, sitting: Sitting | undefined): Form {
  if (!sitting) return form;
  return {
    ...form,
    hidden: [...form.hidden, 'form'],
    async take(content, hidden) {
      if (!isFormTokenOf(sitting.token, hidden.form ?? '')) return { status: 403, ...table.foreign };
      return form.take(content, hidden);
    },
  };
}

/** Fields of our own, which nobody typed, and codes, which nobody wants back. */
const unseen = ['form', 'act', 'seen', 'what', 'secret', 'code', 'second', 'current', 'invitation'];

/** What was typed is shown, to be copied: signing in again takes a minute, writing again an hour. */
async function lost(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const sent = await readSent(context);
  const texts = [...sent.form].filter(
    ([name, value]) => !unseen.includes(name) && typeof value === 'string' && value !== '',
  );
  context.locals.message = messageOf(
    401,
    table.lost,
    context,
    {},
    texts.map(([, value]) => String(value)),
  );
  return showInstead('/vardar/meddelande/', context, next);
}

function refused(error: unknown, context: APIContext, next: MiddlewareNext): Promise<Response> {
  const told = meaningOf(error);
  if (!told) throw error;
  const { status, code } = told;
  log({ event: 'refused', endpoint: '/vardar/*', code, status, requestId: context.locals.requestId });
  const kept = [...(context.locals.typed ?? [])]
    .flatMap(([name, texts]) => (unseen.includes(name) ? [] : texts))
    .filter(Boolean);
  context.locals.message = messageOf(status, told, context, {}, kept);
  return showInstead('/vardar/meddelande/', context, next);
}

function meaningOf(error: unknown) {
  if (error instanceof Away) return { status: 503, code: error.code, ...table.away };
  if (error instanceof Refusal) {
    const { title: heading, message } = sv.errors.pages[error.code];
    return { status: error.status, code: error.code, heading, message };
  }
  if (!(error instanceof Refused)) return undefined;
  const code = `PT${error.status}`;
  switch (error.status) {
    case 401:
      return { status: 401, code, ...table.lost };
    case 403:
      return { status: 403, code, ...table.onlyLeads };
    case 404:
      return { status: 404, code, ...table.notFound };
    default:
      return { status: error.status, code, ...table.notNow };
  }
}
