/** The pages below /_mail/. All that came in a mail goes through `.text()`: it is shown as text, whatever it says. */
import { type CheerioAPI, load } from 'cheerio';
import type { Mail, MailInList } from './keptMail.ts';
import { foreign, paragraphs } from './mailText.ts';
import { words } from './words.ts';

export const LIST = '/_mail/';
export const STYLE = '/_mail/mejl.css';

/** A file, because the site's own policy lets no page carry style. A mail may hold one word of a thousand letters. */
export const style = `:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
body { margin: 1rem auto; padding: 0 1rem; max-width: 44rem; overflow-wrap: anywhere }
li { margin-block: 1rem }
dt { font-weight: 600 }
dd { margin-inline-start: 0 }
pre { white-space: pre-wrap }
`;

const inSweden = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Stockholm',
});

export function listPage(mails: MailInList[]): string {
  const $ = page(words.title);
  const main = $('main').append($('<p></p>').text(words.intro));
  if (mails.length === 0) main.append($('<p></p>').text(words.empty));
  else main.append('<ol reversed></ol>');
  for (const mail of mails) {
    const link = $('<a></a>')
      .attr('href', `${LIST}${mail.id}/`)
      .append(foreign($, subjectOf(mail)));
    $('ol').append($('<li></li>').append(link).append(facts($, mail)));
  }
  return $.html();
}

/** @param origins what a link must lead to, to be one */
export function mailPage(mail: Mail, origins: readonly string[]): string {
  const $ = page(subjectOf(mail));
  $('body').prepend($('<p></p>').append($('<a></a>').attr('href', LIST).text(words.back)));
  const headers = mail.headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  $('main')
    .append(facts($, mail))
    .append('<hr>')
    .append(...paragraphs($, mail.text.trim() || words.noText, origins))
    .append('<hr>')
    .append(mail.html ? source($, words.html, mail.html) : '')
    .append(source($, words.headers, headers));
  return $.html();
}

function page(title: string): CheerioAPI {
  const $ = load(
    '<!doctype html><html lang="sv"><head><meta charset="utf-8">' +
      '<meta name="viewport" content="width=device-width, initial-scale=1"><title></title>' +
      `<link rel="stylesheet" href="${STYLE}"></head><body><main><h1></h1></main></body></html>`,
  );
  $('title').text(title);
  $('h1').append(foreign($, title));
  return $;
}

function facts($: CheerioAPI, { from, to, date }: MailInList) {
  const came = $('<time></time>').attr('datetime', date.toISOString()).text(inSweden.format(date));
  return $('<dl></dl>')
    .append($('<dt></dt>').text(words.came), $('<dd></dd>').append(came))
    .append($('<dt></dt>').text(words.from), $('<dd></dd>').append(foreign($, from)))
    .append($('<dt></dt>').text(words.to), $('<dd></dd>').append(foreign($, to)));
}

function source($: CheerioAPI, summary: string, text: string) {
  return $('<details></details>').append($('<summary></summary>').text(summary), $('<pre></pre>').text(text));
}

function subjectOf({ subject }: MailInList): string {
  return subject.trim() || words.noSubject;
}
