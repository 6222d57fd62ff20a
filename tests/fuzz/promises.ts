/** What must be true of every request and its answer, whatever was sent. Each throws with a sentence when it is not. */
import { isDeepStrictEqual } from 'node:util';
import { load } from 'cheerio';
import { siteHeaders } from '../../netlify/http/headers.ts';
import type { RawAnswer } from '../support/attacks/raw.ts';
import { asShown, dangersIn } from '../support/attacks/surfaces.ts';

export type Typed = ReadonlyMap<string, readonly string[]>;

export function promise(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

export function isAnswered({ status, hung }: RawAnswer): void {
  promise(!hung, 'It was not answered within 10 s.');
  promise(status > 0, 'The connection was closed without an answer.');
  promise(status < 500, `It was answered ${status}.`);
}

export function isProtected({ status, headers }: RawAnswer): void {
  for (const [name, value] of Object.entries(siteHeaders)) {
    const given = headers.get(name);
    const isRight = given === value || (name === 'referrer-policy' && given === 'no-referrer');
    promise(isRight, `The header ${name} is not what it should be in an answer with ${status}.`);
  }
  for (const name of ['set-cookie', 'server', 'x-powered-by'])
    promise(!headers.has(name), `There is a header ${name}.`);
}

export function isHarmless({ headers, body }: RawAnswer): void {
  if (!headers.get('content-type')?.startsWith('text/html') || body === '') return;
  const dangers = dangersIn(load(body));
  promise(dangers.length === 0, `On the page stands what was written as more than words: ${dangers.join()}.`);
}

/** 422 with a fault at just these fields, and for a browser the page with all that was typed. */
export function isRefused(answer: RawAnswer, typed: Typed, fields: readonly string[]): void {
  promise(answer.status === 422, `What is wrong in ${fields.join()} was answered ${answer.status}.`);
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    keepsWhatWasTyped(answer, typed);
    return;
  }
  const { errors } = JSON.parse(answer.body) as { errors: { field: string }[] };
  const told = errors.map(({ field }) => field);
  promise(
    isDeepStrictEqual(told.sort(), fields.toSorted()),
    `Wrong was ${fields.join()}, told was ${told.join()}.`,
  );
}

/** The page that comes back has everything that was typed, and what was ticked is ticked. */
function keepsWhatWasTyped({ body }: RawAnswer, typed: Typed): void {
  const $ = load(body);
  const shown = $('main form [name]:not([type=hidden], [name=website])');
  for (const [name, texts] of typed) {
    const controls = shown.filter((_, control) => $(control).attr('name') === name);
    if (controls.is('[type=checkbox], [type=radio]')) {
      for (const control of controls.toArray()) {
        const isTicked = $(control).attr('checked') !== undefined;
        const wasTicked = texts.includes($(control).attr('value') ?? 'on');
        promise(isTicked === wasTicked, `A box of ${name} is not as it was left.`);
      }
    } else if (controls.is('select')) {
      const isThere = controls.find('option').is((_, option) => $(option).attr('value') === texts[0]);
      const chosen = controls.find('option[selected]').attr('value');
      promise(!isThere || chosen === texts[0], `What was chosen in ${name} is lost.`);
    } else if (controls.length > 0) {
      const value = controls.is('textarea') ? controls.text() : controls.attr('value');
      promise(value === asShown(texts[0] ?? ''), `What was typed in ${name} is not there any more.`);
    }
  }
}

export function isNotLogged(lines: readonly string[], secrets: readonly string[]): void {
  const all = lines.join('\n');
  for (const secret of secrets) {
    const inJson = JSON.stringify(secret).slice(1, -1);
    promise(!all.includes(secret) && !all.includes(inJson), 'What was typed or a key stands in the log.');
  }
}

/** Texts that are long enough to be found in a line of the log, and would not be there by chance. */
export function secretsIn(said: unknown): string[] {
  if (typeof said === 'string')
    return said.length >= 12 && !/^[\w.-]+$/.test(said) ? [said.slice(0, 200)] : [];
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(secretsIn) : [];
}
