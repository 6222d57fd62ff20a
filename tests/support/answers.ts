/** Reading answers: the private key in them, the row that was kept, the page that came back, the problem that was told. */
import { type CheerioAPI, load } from 'cheerio';
import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { hashOfKey } from '../../src/domain/reference.ts';

export const referenceFormat = /^K3(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;

/** The private key in a redirect or in a program's answer. */
export async function keyIn(response: Response): Promise<string> {
  const place =
    response.headers.get('location') ?? ((await response.clone().json()) as { manageUrl: string }).manageUrl;
  const key = /\/mitt\/([A-Za-z0-9_-]{22})\/$/.exec(place)?.[1];
  if (!key) throw new Error(`There is no private link in an answer with status ${response.status}.`);
  return key;
}

/** What the database keeps of a contribution, found by its private link. */
export interface Kept {
  id: string;
  kind: string;
  reference: string;
  status: string;
  flagged: boolean;
  title: string | null;
  description: string;
  helps: string | null;
  area: string | null;
  topics: string[];
  needs: string[] | null;
  needs_note: string | null;
  first_step: boolean | null;
  hats: string[];
  display_name: string;
  language: string;
  gives: string[] | null;
  availability: string[] | null;
  extent: string | null;
  areas: string[] | null;
  idea_reference: string | null;
  email: string;
  phone: string;
}

export async function keptBehind(response: Response, sql: Sql): Promise<Kept> {
  const hash = hashOfKey(await keyIn(response));
  const [row] = await sql<Kept[]>`
    select w.* from app.submissions s join app.whole w on w.id = s.contribution_id where s.key_hash = ${hash}`;
  if (!row) throw new Error('The private link leads nowhere.');
  return row;
}

export async function countKept(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from app.contributions`;
  return row?.count ?? 0;
}

export interface Problem {
  type: string;
  status: number;
  code: string;
  title: string;
  detail: string;
  errors?: { field: string; code: string; message: string }[];
}

/** An RFC 9457 answer: its media type, and a status that says the same as the answer's own. */
export async function problemIn(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = (await response.json()) as Problem;
  expect(problem).toMatchObject({
    status: response.status,
    type: expect.any(String),
    code: expect.any(String),
  });
  expect(problem.title.length, 'a title').toBeGreaterThan(0);
  expect(problem.detail.length, 'a sentence on what to do').toBeGreaterThan(0);
  return problem;
}

/** The faults a program is told, as `field: code`. */
export async function faultsIn(response: Response): Promise<Record<string, string>> {
  const { errors = [] } = await problemIn(response);
  return Object.fromEntries(errors.map(({ field, code }) => [field, code]));
}

/** A page that came back. */
export async function pageIn(response: Response): Promise<CheerioAPI> {
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return load(await response.text());
}

/** The fields that a page that came back has opened a message at, in the page's order. */
export function openSlots($: CheerioAPI): string[] {
  return $('main [id$="-error"]:not([hidden])')
    .toArray()
    .map((slot) => ($(slot).attr('id') ?? '').replace(/-error$/, ''));
}

/** What a control of the page would send, by the parser's own reading of it. */
export function valueAt($: CheerioAPI, field: string): string | string[] {
  const controls = $(`main form [name="${field}"]`);
  if (controls.is('[type=checkbox], [type=radio]')) {
    return controls
      .filter('[checked]')
      .toArray()
      .map((control) => $(control).attr('value') ?? 'on');
  }
  if (controls.is('select')) return controls.find('option[selected]').attr('value') ?? '';
  // A parser has dropped the line end right after <textarea> already.
  return controls.is('textarea') ? controls.text() : (controls.attr('value') ?? '');
}
