/** A page that says one thing: the built `/fel/` with its words changed. */
import { load } from 'cheerio';
import type { Kind } from '../../src/domain/intake.ts';
import { type Language, pathIn } from '../../src/domain/languages.ts';
import { messagePage } from './pages.ts';

const formPaths: Record<Kind, string> = { idea: '/borja/', offer: '/hjalp-till/' };

/** @param note small print below, or nothing */
export async function messageHtml(
  title: string,
  message: string,
  note: string,
  kind: Kind,
  language: Language,
): Promise<string> {
  const $ = load(await messagePage(language));
  $('head > title').text($('head > title').text().replace($('h1').text(), title));
  $('h1').text(title);
  $('#message').text(message);
  if (note) $('#note').removeAttr('hidden').text(note);
  $('#back').attr('href', pathIn(language, formPaths[kind]));
  return $.html();
}
