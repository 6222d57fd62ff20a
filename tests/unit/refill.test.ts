import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { refill } from '../../netlify/http/refill.ts';

const page = `<!doctype html><html lang="sv"><head><title>Börja något</title></head><body><main>
<div class="error-summary" id="error-summary" tabindex="-1" hidden><div role="alert"><h2 id="error-heading">x</h2><p id="error-message">x</p><ul id="error-list"></ul></div></div>
<form><p class="error" id="title-error" hidden></p><input type="text" id="title" name="title">
<p class="error" id="text-error" hidden></p><textarea id="text" name="text"></textarea>
<details class="more"><p class="error" id="needs-error" hidden></p>
<input type="checkbox" name="needs" id="needs-hands" value="hands"><input type="checkbox" name="needs" id="needs-lead" value="lead">
<p class="error" id="area-error" hidden></p><input type="radio" name="area" id="area-whole" value="whole" checked><input type="radio" name="area" id="area-norr" value="norr"></details>
<details class="more"><p class="error" id="size-error" hidden></p><select name="size" id="size"><option value="s" selected>S</option><option value="m">M</option></select></details>
<input type="hidden" name="language" value="sv"></form></main></body></html>`;
const told = (...fields: string[]) => ({
  heading: 'Nästan klart',
  message: 'Några saker behöver ändras.',
  faults: fields.map((field) => ({ field, message: `Ändra ${field}` })),
  prefix: 'Fel: ',
});
const back = (typed: Record<string, string[]>, ...fields: string[]) =>
  load(refill(page, new Map(Object.entries(typed)), told(...fields)));

describe('the page comes back with everything that was typed', () => {
  test.each([
    '"><script>alert(1)</script>',
    '</textarea><b>x',
    '\nfirst a blank line',
    'a & b \'c\' "d"',
    'å🙂\u00a0x',
  ])('text as it was: %j', (text) => {
    const $ = back({ title: [text], text: [text] });
    expect($('#title').attr('value')).toBe(text);
    expect($('textarea').text()).toBe(text);
    expect($('script, b')).toHaveLength(0);
  });
  test('ticks, radios and selects as they were, the defaults gone', () => {
    const $ = back({ needs: ['lead'], area: ['norr'], size: ['m'] });
    expect(
      $('[checked]')
        .map((_, one) => $(one).attr('id'))
        .get(),
    ).toEqual(['needs-lead', 'area-norr']);
    expect($('option[selected]').attr('value')).toBe('m');
  });
  test("the hidden language is the page's own", () => {
    expect(back({ language: ['en'] })('[name=language]').attr('value')).toBe('sv');
  });
  test('a field whose name is a trap is only a name', () => {
    expect(() => back({ '"] , script': ['x'], __proto__: ['x'] }, '#title, body')).not.toThrow();
  });
});

describe('the page says what needs mending', () => {
  test('in the title, in the summary and at the field, linked and read out', () => {
    const $ = back({ title: [''] }, 'title');
    expect($('title').text()).toBe('Fel: Börja något');
    expect($('#error-summary').is('[hidden]')).toBe(false);
    expect($('#error-summary').is('[autofocus][tabindex="-1"]')).toBe(true);
    expect($('#error-list a').attr('href')).toBe('#title');
    expect($('#title-error').text()).toBe('Fel: Ändra title');
    expect($('#title').attr('aria-invalid')).toBe('true');
    expect($('#text-error').is('[hidden]')).toBe(true);
  });
  test('a link to a group leads to its first box', () => {
    expect(back({}, 'needs')('#error-list a').attr('href')).toBe('#needs-hands');
  });
  test('a fault without a field is told without a link, and without faults there is no empty list', () => {
    expect(back({}, 'nowhere')('#error-list').html()).toBe('<li>Ändra nowhere</li>');
    expect(back({})('#error-list')).toHaveLength(0);
  });
  test('where nothing in the form is wrong, a link may lead to how it is now', () => {
    const $ = load(
      refill(page, new Map(), { ...told(), link: { href: '/vardar/', words: 'Se <hur> det är nu' } }),
    );
    expect($('#error-list').html()).toBe('<li><a href="/vardar/">Se &lt;hur&gt; det är nu</a></li>');
  });
});

describe('what lies under "Berätta mer"', () => {
  const open = (typed: Record<string, string[]>, ...fields: string[]) =>
    back(typed, ...fields)('details[open]').length;
  test('is open when something in it needs mending', () => expect(open({}, 'needs')).toBe(1));
  test('is open when something was chosen there', () =>
    expect(open({ needs: ['hands'], size: ['m'] })).toBe(2));
  test("stays closed when only the page's own choices came back", () =>
    expect(open({ area: ['whole'], size: ['s'], title: ['x'] })).toBe(0));
});
