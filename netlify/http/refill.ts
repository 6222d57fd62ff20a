/**
 * A static page comes back filled in: the page that was built is its own template, so no markup exists twice. What it relies on:
 * controls have `name`, each field has an empty `#<field>-error[hidden]`, `#error-summary[hidden]` stands first in main, and what
 * people may skip lies in `details.more`.
 */
import { type CheerioAPI, load } from 'cheerio';
import { byId, type Control, controlsOf } from './markup.ts';
import { type Told, tell } from './tell.ts';

export type Typed = ReadonlyMap<string, readonly string[]>;

/**
 * @param html a built page with a form
 * @param typed what the person typed, by field; a field left out keeps the page's own value
 * @param told what the summary and the fields' slots say; left out, the page is only filled in
 */
export function refill(html: string, typed: Typed, told?: Told): string {
  const $ = load(html);
  const changed = [...typed.keys()].filter((field) => hasOwnWords($, field, typed.get(field) ?? []));
  for (const [field, values] of typed) fillIn($, field, values);
  if (told) tell($, told);
  const mended = told?.faults.map(({ field }) => field) ?? [];
  for (const field of [...changed, ...mended]) openAround($, field);
  return $.html();
}

function fillIn($: CheerioAPI, field: string, values: readonly string[]): void {
  const [first = ''] = values;
  for (const element of controlsOf($, field)) {
    const control = $(element);
    // The parser drops a line end right after <textarea>, so one is given for it to drop.
    if (control.is('textarea')) control.text(`\n${first}`);
    else if (control.is('select')) choose($, control, first);
    else if (control.is('[type=checkbox], [type=radio]')) tick(control, values);
    else control.attr('value', first);
  }
}

function choose($: CheerioAPI, select: Control, value: string): void {
  for (const option of select.find('option')) {
    if ($(option).attr('value') === value) $(option).attr('selected', '');
    else $(option).removeAttr('selected');
  }
}

function tick(control: Control, values: readonly string[]): void {
  if (values.includes(control.attr('value') ?? 'on')) control.attr('checked', '');
  else control.removeAttr('checked');
}

/** Did the person write or choose something here that the page did not have? */
function hasOwnWords($: CheerioAPI, field: string, values: readonly string[]): boolean {
  const controls = controlsOf($, field);
  const already = new Set([
    controls.filter('[checked]').attr('value'),
    controls.find('option[selected]').attr('value'),
  ]);
  return values.some((value) => value.trim() !== '' && !already.has(value));
}

function openAround($: CheerioAPI, field: string): void {
  controlsOf($, field).closest('details.more').attr('open', '');
  byId($, `${field}-error`).closest('details.more').attr('open', '');
}
