/** The door for those who say that something is wrong with an idea on the board. */
import { database } from './client.ts';
import { rowsOf } from './told.ts';

/** How many from one source, in how many minutes. What is told about one idea in a day has its limit in the database. */
const limit = { p_limit: 10, p_minutes: 10 };

/**
 * @param flagged fell into the trap for robots
 * @param source as countedSourceOf gives it; null is not counted
 * @throws Away, or Refused: 404 when no such idea is on the board, 429 when there have been too many (hint `manyAboutOne`: about this one)
 */
export async function reportIdea(
  reference: string,
  words: string,
  flagged: boolean,
  source: string | null,
): Promise<void> {
  const told = { p_reference: reference, p_words: words, p_flagged: flagged, p_source: source };
  await rowsOf(database().rpc('report_idea', { ...told, ...limit }));
}
