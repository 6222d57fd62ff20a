/** Says on a page what needs mending: in the title, in the summary first in main, and at each field. */
import type { CheerioAPI } from 'cheerio';
import { byId, controlsOf } from './markup.ts';

/** Where something is, and what it is called. */
export interface Link {
  href: string;
  words: string;
}

export interface Told {
  heading: string;
  message: string;
  /** Small print below. */
  note?: string;
  /** A message for each field with a fault, in the form's order. */
  faults: readonly { field: string; message: string }[];
  /** Where to see how it is now, when nothing in the form is wrong. */
  link?: Link;
  /** "Fel: ", before the title and, unseen but heard, before each message. */
  prefix: string;
}

export function tell($: CheerioAPI, told: Told): void {
  const title = $('head > title');
  title.text(told.prefix + title.text());
  for (const { field, message } of told.faults) openSlot($, field, message, told.prefix);
  openSummary($, told);
}

function openSlot($: CheerioAPI, field: string, message: string, prefix: string): void {
  const heard = $('<span class="visually-hidden"></span>').text(prefix);
  byId($, `${field}-error`).removeAttr('hidden').text(message).prepend(heard);
  const controls = controlsOf($, field);
  // Only a control of its own can be invalid; a group's fieldset is described by its slot.
  if (controls.length === 1) controls.attr('aria-invalid', 'true');
}

function openSummary($: CheerioAPI, { heading, message, note, faults, link }: Told): void {
  byId($, 'error-heading').text(heading);
  byId($, 'error-message').text(message);
  const list = byId($, 'error-list').empty();
  for (const fault of faults) {
    const item = $('<li></li>').appendTo(list);
    const target = controlsOf($, fault.field).first().attr('id');
    if (target) $('<a></a>').attr('href', `#${target}`).text(fault.message).appendTo(item);
    else item.text(fault.message);
  }
  if (link) $('<li></li>').appendTo(list).append($('<a></a>').attr('href', link.href).text(link.words));
  if (list.is(':empty')) list.remove();
  const small = byId($, 'error-note');
  if (note) small.removeAttr('hidden').text(note);
  else small.remove();
  // The browser itself moves the focus here, so that it is read out without script.
  byId($, 'error-summary').removeAttr('hidden').attr('autofocus', '');
}
