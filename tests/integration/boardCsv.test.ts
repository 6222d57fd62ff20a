/** The board in a spreadsheet: every cell is what was written, and none is a formula. */
import * as spreadsheet from '@e965/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import { askData, hostileWords, sendAndPlace } from '../support/askData.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { moveTo, placeMany } from '../support/placeOnBoard.ts';

const database = useDatabase();
watchLogs();
beforeEach(() => database.sql`delete from app.contributions`);

const columns =
  'reference url status area areaName topics topicNames needs missing published changed title name rights'.split(
    ' ',
  );

/** The file as a spreadsheet program opens it; `raw`: cells are texts, none is taken for a number or a date. */
function opened(bytes: Uint8Array, options: spreadsheet.ParsingOptions = {}) {
  const { Sheets, SheetNames } = spreadsheet.read(bytes, { type: 'array', ...options });
  const sheet = Sheets[SheetNames[0] ?? ''] ?? {};
  const cells = Object.entries(sheet).filter(([at]) => !at.startsWith('!')) as [
    string,
    spreadsheet.CellObject,
  ][];
  return { sheet, formulas: cells.filter(([, { f }]) => f !== undefined).map(([at]) => at) };
}
const rowsOf = (bytes: Uint8Array) =>
  spreadsheet.utils.sheet_to_json<Record<string, string>>(opened(bytes, { raw: true }).sheet, { defval: '' });
const read = async () => new Uint8Array(await (await askData('.csv')).arrayBuffer());

describe('the file', () => {
  test('is CSV with its header, to be saved under a name, and its letters are read as such', async () => {
    const answer = await askData('.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ideer.csv"');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(`${columns.map((name) => `"${name}"`).join(',')}\r\n`);
  });

  test('tells the facts, the title and the name, and on each row whose what is', async () => {
    const own = {
      title: 'Åka "ihop", till havet',
      displayName: 'Åke',
      area: 'centrum',
      topics: ['natur', 'trafik'],
      needs: ['hands', 'lead'],
    };
    const reference = await sendAndPlace(database.sql, { ...own, description: 'Det här står inte i filen.' });
    const [row, ...others] = rowsOf(await read());
    expect(others).toEqual([]);
    expect(Object.keys(row ?? {})).toEqual(columns);
    expect(row).toMatchObject({
      reference,
      status: 'published',
      area: 'centrum',
      areaName: 'Centrum',
      topics: 'natur trafik',
      topicNames: 'Natur och miljö, Vägar och trafik',
      needs: 'hands lead',
      missing: 'hands lead',
      title: own.title,
      name: 'Åke',
    });
    expect(row?.rights).toMatch(/CC0 1\.0.*title och name: tillhör den som skrev, ingen licens/);
  });

  test('lets go of what is not on the board any more', async () => {
    for (const status of ['withdrawn', 'returned', 'removed'])
      await moveTo(database.sql, await sendAndPlace(database.sql), status);
    expect(rowsOf(await read())).toEqual([]);
  });
});

describe('hostile words', () => {
  /** As a formula would begin, after a tab, a line end or a semicolon too. */
  const formulas = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    `=cmd|' /C calc'!A0`,
    '=HYPERLINK("//evil.example","x")',
  ].flatMap((formula) => [
    formula,
    `a;${formula}`,
    `a; ${formula}`,
    `a";${formula}`,
    `a;"${formula}"`,
    `\t${formula}`,
    `\r\n${formula}`,
  ]);
  const written = [
    ...hostileWords.map(({ sent: { title, displayName } }) => ({ title, displayName })),
    ...formulas.map((title) => ({ title: `${title}xx`, displayName: title.slice(0, 60) })),
  ];

  test('are text in every cell, also where a semicolon ends one, and the words are all there', async () => {
    const taken = new Map<string, { title: string; name: string }>();
    for (const own of written) {
      const reference = await sendAndPlace(database.sql, own).catch(() => '');
      if (!reference) continue;
      const [kept] = await database.sql<{ title: string; name: string }[]>`
        select i.title, c.display_name as name from app.ideas i join app.contributions c on c.id = i.id where c.reference = ${reference}`;
      if (kept) taken.set(reference, kept);
    }
    expect(taken.size).toBeGreaterThan(150);
    const bytes = await read();
    expect(opened(bytes).formulas).toEqual([]);
    // SheetJS knows formulas by `=` alone and a semicolon for text; others do not.
    const pieces = new TextDecoder().decode(bytes).split(/;|\r\n/);
    expect(pieces.filter((piece) => /^[\s"]*[=+\-@＝＋－＠]/.test(piece))).toEqual([]);
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(taken.size);
    for (const { reference = '', title = '', name = '' } of rows) {
      expect(`${title}\n${name}`).not.toMatch(/^[=+\-@＝＋－＠]/m);
      expect({ title: untamed(title), name: untamed(name) }).toEqual(taken.get(reference));
    }
  });

  /** Less the apostrophes that say "this is text". */
  const untamed = (cell: string) => cell.replace(/(^|;[\s"]*)'(?=[=+\-@＝＋－＠])/g, '$1');
});

// Last in the file: to take so many away again would take longer than to put them up.
test('a board that is larger than a file goes on in the next one, and everything comes once', async () => {
  await placeMany(database.sql, 5000);
  const full = await askData('.csv');
  expect(full.headers.get('link'), 'where a file is just full').toBeNull();
  await placeMany(database.sql, 3, 5001);
  const first = await askData('.csv');
  const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
  const second = await askData('.csv', new URL(next).search);
  expect(second.headers.get('link')).toBeNull();
  const files = [first, second].map(async (file) => rowsOf(new Uint8Array(await file.arrayBuffer())));
  const rows = await Promise.all(files);
  expect(rows.map(({ length }) => length)).toEqual([5000, 3]);
  expect(new Set(rows.flat().map(({ reference }) => reference)).size).toBe(5003);
});
