/** Ideas on the board, put there as stewards put them; and what a reader of the whole site sees of them, wherever it is. */
import type { TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { act, contents, type Sent, sent } from './acts.ts';
import type { SeatedSteward } from './stewards.ts';

/** An idea that a steward has put up as it was written. */
export async function putUp(
  database: TestDatabase,
  steward: SeatedSteward,
  own: Record<string, unknown> = {},
): Promise<Sent> {
  const one = await sent(database, 'idea', own);
  const [written] = await database.sql<{ title: string; description: string }[]>`
    select i.title, i.description from app.ideas i join app.contributions c on c.id = i.id where c.reference = ${one.reference}`;
  await act(steward, 'publish', one, { content: { ...contents.publish, ...written } });
  return one;
}

/** Every address that tells of the board as a whole. */
export const wholeBoardAt = [
  '/',
  '/ideer/',
  '/ideer/?ordning=nyast',
  '/ideer/atom.xml',
  '/ideer/sitemap-0.xml',
  '/api/public/ideas',
  '/api/public/ideas.csv',
] as const;

/** Every address that tells of one idea. */
export const oneIdeaAt = (reference: string) =>
  ['', 'hjalp-till/', 'affisch/', 'sag-till/'].map((page) => `/ideer/${reference}/${page}`);
