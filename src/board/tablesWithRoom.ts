/** The ideas that need somebody most, for the start page: a garnish there, so nobody waits for it. */
import { log, tracesOf } from '../../netlify/http/log.ts';
import { listBoard } from '../data/board.ts';
import { within } from '../data/within.ts';
import { type ListedIdea, looksForPeople, wholeBoard } from '../domain/board.ts';
import { type Asker, ask } from './ask.ts';

const most = 3;
/** Longer than this the page does not wait for the database, in milliseconds. */
const patience = 1000;

/** @returns undefined when the database did not answer in time, or was not to be asked: what is shown then is not to be kept */
export async function tablesWithRoom(asker: Asker): Promise<ListedIdea[] | undefined> {
  const answer = ask(asker, () => listBoard(wholeBoard, 'need', undefined, most)).catch(tellOf(asker));
  const soon = await within(patience, answer);
  return soon?.told?.ideas.filter(looksForPeople);
}

/** A bug here is told in the log, and the page is there all the same. */
function tellOf({ path, requestId }: Asker): (error: unknown) => undefined {
  return (error) => void log({ event: 'failed', endpoint: path, requestId, ...tracesOf(error) });
}
