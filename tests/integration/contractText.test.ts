import { describe, expect, test } from 'vitest';
import { faultsIn, keptBehind } from '../support/answers.ts';
import { anIdea, anOffer, newWords } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsBrowser, sendAsProgram, type Way, ways } from '../support/send.ts';

const database = useDatabase();
watchLogs();

/** What is kept of a description, and of a line, that was written so. */
async function keptOf(written: string, send: Way['send'] = sendAsProgram) {
  const own = {
    title: newWords(),
    description: `Början ${written} slut på texten.`,
    displayName: `a${written}b`,
  };
  const { description, display_name } = await keptBehind(await send('idea', anIdea(own)), database.sql);
  return {
    text: description.slice('Början '.length, -' slut på texten.'.length),
    line: display_name.slice(1, -1),
  };
}

describe('text is tidied before it is kept', () => {
  test.each([
    ['a letter and its ring become one letter', 'a\u030a', 'å', 'å'],
    ['control characters go', 'x\u0000\u0007\u001b[31my\u007f\u0090', 'x[31my', 'x[31my'],
    ['what turns text around goes', 'x\u202ey\u2066z\u2069\u200f\u061c', 'xyz', 'xyz'],
    ['a family of emoji stays together', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['a tab becomes a blank', 'x\ty', 'x y', 'x y'],
    ['every line end is one, and a blank in a line', 'x\r\ny\rz\u2028w', 'x\ny\nz\nw', 'x y z w'],
    [
      'signs of markup and of SQL stay as they are',
      `<b>'";--</b> %s \\`,
      `<b>'";--</b> %s \\`,
      `<b>'";--</b> %s \\`,
    ],
    ['letters outside the first plane stay', '𝒦🇸🇪', '𝒦🇸🇪', '𝒦🇸🇪'],
  ])('%s', async (_, written, text, line) => {
    for (const { send } of ways) expect(await keptOf(written, send)).toEqual({ text, line });
  });

  test('half a letter, which only a program can send, goes', async () => {
    expect(await keptOf('x\ud83dy\ude00z')).toEqual({ text: 'xyz', line: 'xyz' });
  });

  test('blanks of every kind at the ends go, and those between stay', async () => {
    const blanks = ' \u00a0\u1680\u2003\u202f\u205f\u3000\u200b\ufeff\u2060\n\t';
    for (const { send } of ways) {
      const title = newWords();
      const own = {
        title: `${blanks}${title}${blanks}`,
        description: `${blanks}Rad ett\n\n  rad två, som är längre.${blanks}`,
      };
      const kept = await keptBehind(await send('idea', anIdea(own)), database.sql);
      expect(kept).toMatchObject({ title, description: 'Rad ett\n\n  rad två, som är längre.' });
    }
  });
});

describe('lengths are counted after that, in letters as people see code points', () => {
  const emoji = (count: number) => '🙂'.repeat(count);
  test.each([
    ['120 emoji in a title', { title: `${emoji(118)}!?` }, undefined],
    ['121 emoji in a title', { title: emoji(121) }, { title: 'tooLong' }],
    ['three letters with their rings apart', { title: 'a\u030ao\u0308a\u0308' }, undefined],
    ['two letters with their rings apart', { title: 'a\u030ao\u0308' }, { title: 'tooShort' }],
    [
      'two letters and many that are not seen',
      { title: 'ab\u202e\u202d\u0000\u200b' },
      { title: 'tooShort' },
    ],
    ['too many blanks around few letters', { displayName: `Eva${' '.repeat(100)}` }, undefined],
    ['4000 lines ends and letters sent as CRLF', { description: `${'x\r\n'.repeat(1999)}xy` }, undefined],
    ['one more', { description: `${'x\r\n'.repeat(2000)}x` }, { description: 'tooLong' }],
  ])('%s', async (_, own, faults) => {
    const response = await sendAsProgram('idea', anIdea(own));
    if (faults) expect(await faultsIn(response)).toEqual(faults);
    else expect(response.status).toBe(201);
  });
});

describe('the tidied text is what counts as the same', () => {
  test('composed or not, with CRLF or LF, with or without what is not seen', async () => {
    const title = newWords();
    const first = anIdea({ title, description: 'Vi målar båten blå.\nTillsammans.' });
    const again = anIdea({
      title: `\u200e${title} `,
      description: 'Vi ma\u030alar ba\u030aten bla\u030a.\r\nTillsammans.',
    });
    expect((await sendAsProgram('idea', first)).status).toBe(201);
    expect((await sendAsProgram('idea', again)).status).toBe(200);
  });
});

test('an offer is tidied in the same way', async () => {
  const own = { description: `\r\n Jag\u202e kan ba\u030ara. ${newWords()}\t`, displayName: 'Per\nErik' };
  const kept = await keptBehind(await sendAsBrowser('offer', anOffer(own)), database.sql);
  expect(kept.description).toMatch(/^Jag kan båra\. L/);
  expect(kept.display_name).toBe('Per Erik');
});
