/** What docs/security.md says is shown by a test is shown by one: the file is there, and so is the test. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const fromRoot = (path: string) => new URL(`../../${path}`, import.meta.url);
const rows = readFileSync(fromRoot('docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

/** `tests/…` "name", "name"; `tests/…` "name" */
function testsNamedIn(cell: string): [file: string, name: string][] {
  return cell.split('; `').flatMap((part) => {
    const file = /tests\/[\w/.]+/.exec(part)?.[0] ?? '';
    return [...part.matchAll(/"([^"]+)"/g)].map(([, name = '']): [string, string] => [file, name]);
  });
}

describe.each(rows)('%s', (...[requirement = '', how = '', shown = '', ...more]) => {
  test('stands in one row with a number, a way and a proof', () => {
    expect(more).toEqual([]);
    expect(requirement).toMatch(/^\d+\.\d+\.\d+/);
    expect(how.length).toBeGreaterThan(10);
    expect(testsNamedIn(shown)).not.toEqual([]);
  });
  test.each(testsNamedIn(shown))('%s: %s', (file, name) => {
    expect(existsSync(fromRoot(file)), `${file} is there`).toBe(true);
    // As it is written there, with either kind of quotation marks around it.
    const written = readFileSync(fromRoot(file), 'utf8').replaceAll("\\'", "'");
    expect(
      ["'", '"', '`'].some((mark) => written.includes(`${mark}${name}${mark}`)),
      name,
    ).toBe(true);
  });
});

test('every chapter that concerns us is there', () => {
  const chapters = new Set(rows.map(([requirement = '']) => Number.parseInt(requirement, 10)));
  expect([...chapters]).toEqual([1, 2, 3, 4, 6, 7, 8, 11, 13, 14, 15, 16]);
});
