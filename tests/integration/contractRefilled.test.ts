import type { CheerioAPI } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { openSlots, pageIn, valueAt } from '../support/answers.ts';
import { aContribution, aWholeContribution, type Kind, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsBrowser, sendAsMultipart } from '../support/send.ts';

useDatabase();
watchLogs();

const hostile = [
  ['quotes and signs', `Sanna "Sia" O'Neil & <co> &amp; &quot;`],
  ['a script', `</textarea></title><script>alert(1)</script><img src=x onerror="alert(2)">`],
  ['a line end first', '\nförst en tom rad'],
  ['two line ends first', '\n\nförst två tomma rader'],
  ['emoji and joiners', '👩‍👩‍👧‍👦 🇸🇪 é e\u0301 \u00ad \u200b'],
  ['blanks around', '  mellanslag  '],
  ['a template', `{{7*7}} \${7*7} <%= 7 %> $& $1 $'`],
  ['right to left', 'abc\u202etxt.exe \u0627\u0644'],
] as const;

/** A browser writes line ends as CRLF when it sends, and reads them as LF when it shows. */
const asShown = (text: string) => text.replaceAll('\r\n', '\n');
const back = async (kind: Kind, own: Record<string, unknown>, send = sendAsBrowser) => {
  const response = await send(kind, { ...aWholeContribution(kind), ...own, informed: false });
  expect(response.status).toBe(422);
  return pageIn(response);
};
const ticked = ($: CheerioAPI, field: string) => [valueAt($, field)].flat();

describe.each(kinds)('after a fault the form for an %s comes back', (kind) => {
  test.each(hostile)('with what was typed exactly as it was: %s', async (_, text) => {
    for (const send of [sendAsBrowser, sendAsMultipart]) {
      const $ = await back(kind, { description: text, displayName: text, email: text }, send);
      for (const field of ['description', 'displayName', 'email']) expect(valueAt($, field)).toBe(text);
      expect($('script, img[onerror]')).toHaveLength(0);
      expect($('title').text()).not.toContain('alert');
    }
  });

  test('with its line ends', async () => {
    const text = '\r\n\r\nRad ett\r\n\r\n  Rad två\r\n';
    expect(valueAt(await back(kind, { description: text }), 'description')).toBe(asShown(text));
  });

  test('with texts far longer than they may be', async () => {
    const text = 'Så långt att det tar slut på kaffet. 🙂 '.repeat(250);
    const $ = await back(kind, { description: text, displayName: text });
    expect(valueAt($, 'description')).toBe(text);
    expect(valueAt($, 'displayName')).toBe(text);
  });

  test("with every field and every tick, and the page's own choices gone where others were made", async () => {
    const { informed: _, language: __, ...sent } = aWholeContribution(kind);
    const $ = await back(kind, sent);
    for (const [field, value] of Object.entries(sent)) {
      if (Array.isArray(value)) expect(ticked($, field).sort(), field).toEqual(value.toSorted());
      else if (value === true) expect(ticked($, field), field).toEqual(['on']);
      else expect(String(valueAt($, field)), field).toBe(value);
    }
    expect(ticked($, 'informed')).toEqual([]);
  });

  test('with its title beginning "Fel:" and what needs mending first in main', async () => {
    const $ = await back(kind, {});
    expect($('title').text()).toMatch(/^Fel: \S/);
    const summary = $('main').children().first();
    expect(summary.attr('id')).toBe('error-summary');
    expect(summary.is('[hidden]')).toBe(false);
    expect(summary.is('[tabindex="-1"][autofocus]')).toBe(true);
    expect(summary.find('[role=alert] h2').text()).not.toBe('');
    expect($('[autofocus]')).toHaveLength(1);
  });

  test('with each link of the summary leading to a control, and that control saying what is wrong', async () => {
    const response = await sendAsBrowser(kind, { topics: ['skola', 'natur', 'kultur', 'aldre'] });
    const $ = await pageIn(response);
    const links = $('#error-list a').toArray();
    expect(links).toHaveLength(openSlots($).length);
    for (const link of links) {
      const target = $($(link).attr('href') ?? '');
      expect(target.is('input, textarea, select'), $(link).attr('href')).toBe(true);
      const slot = `${target.attr('name')}-error`;
      expect($(`#${slot}`).text()).toContain($(link).text());
      const described =
        target.attr('aria-describedby') ?? target.closest('fieldset').attr('aria-describedby') ?? '';
      expect(described.split(' ')).toContain(slot);
      if (target.is('#title, #description, #email, #informed'))
        expect(target.attr('aria-invalid')).toBe('true');
    }
  });

  test('with the rest open when something there needs mending, and shut when nobody was there', async () => {
    const more = ($: CheerioAPI) => $('details.more').is('[open]');
    const plain = aContribution(kind, { informed: false });
    expect(more(await pageIn(await sendAsBrowser(kind, plain)))).toBe(false);
    expect(more(await pageIn(await sendAsBrowser(kind, { ...plain, displayName: 'x'.repeat(61) })))).toBe(
      true,
    );
    expect(more(await pageIn(await sendAsBrowser(kind, { ...plain, hats: ['student'] })))).toBe(true);
  });

  test('with no error shown at a field that is right, and none hidden that is wrong', async () => {
    const $ = await back(kind, {});
    expect(openSlots($)).toEqual(['informed']);
    expect($('#error-summary [hidden], #informed-error [hidden]')).toHaveLength(0);
    expect($('#informed-error').closest('[hidden], details:not([open])')).toHaveLength(0);
    expect($('main form .error:not([hidden])').text()).not.toBe('');
  });

  test('without what only a robot would have filled in', async () => {
    expect(valueAt(await back(kind, { website: 'https://spam.example' }), 'website')).toBe('');
  });
});
