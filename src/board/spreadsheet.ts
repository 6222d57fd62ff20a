/** The board for spreadsheets: a row an idea, the newest first. The long texts are left to the page and to the JSON. */
import { readBoard } from '../data/board.ts';
import type { BoardPlace, WholeIdea } from '../domain/board.ts';
import { csvOf } from '../domain/csv.ts';
import { sv } from '../i18n/sv.ts';
import { factsLicence, factsOf } from './facts.ts';

/** Ideas asked for at a time: more the API does not give (`max_rows` in supabase/config.toml). */
const atATime = 1000;
/** Rows in a file. */
const most = 5000;
/** How often the database is asked for one: for each part, and whether there is more. */
export const questionsMost = most / atATime + 1;

const columns = [
  ...([
    'reference',
    'url',
    'status',
    'area',
    'areaName',
    'topics',
    'topicNames',
    'needs',
    'missing',
  ] as const),
  ...(['published', 'changed', 'title', 'name', 'rights'] as const),
];

export interface Spreadsheet {
  csv: string;
  /** The last row's, when there are more. */
  goesOnAfter: BoardPlace | undefined;
}

/** @throws Away */
export async function ideasAsSpreadsheet(after: BoardPlace | undefined): Promise<Spreadsheet> {
  const ideas: WholeIdea[] = [];
  const lastPlace = () => ideas.at(-1)?.place ?? after;
  let isMore = true;
  while (isMore && ideas.length < most) {
    const page = await readBoard(lastPlace(), atATime);
    ideas.push(...page);
    isMore = page.length === atATime;
  }
  // A file that is just full may be the last.
  const goesOn = isMore && (await readBoard(lastPlace(), 1)).length > 0;
  return { csv: csvOf(ideas.map(rowOf), columns), goesOnAfter: goesOn ? lastPlace() : undefined };
}

/** Several in one cell: ids with a blank between (none has one), names with a comma. */
function rowOf(idea: WholeIdea): Record<(typeof columns)[number], string> {
  const { area, topics, needs, missing, ...facts } = factsOf(idea);
  return {
    ...facts,
    area: area.id,
    areaName: area.name,
    topics: topics.map(({ id }) => id).join(' '),
    topicNames: topics.map(({ name }) => name).join(', '),
    needs: needs.join(' '),
    missing: missing.join(' '),
    title: idea.title,
    name: idea.displayName,
    rights: sv.data.rights.row(factsLicence),
  };
}
