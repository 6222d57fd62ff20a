import type { Item } from '../../inbox/store.ts';
import type { Opened } from '../../inbox/tend.ts';
import { Problem } from '../problem.ts';

/** "2 wait, 1 is stuck." */
export function summaryOf(items: readonly Item[]): string {
  const stuck = items.filter(({ place }) => place === 'stuck').length;
  const waiting = items.length - stuck;
  if (items.length === 0) return 'The inbox is empty: everything that was sent is in the database.';
  return `${waiting} waiting, ${stuck} stuck.`;
}

/** One line without anything of what was written. */
export function lineOf({ place, name, arrivedAt }: Item, opened: Opened | null): string {
  const why = opened ? `  ${reasonOf(opened.reason)}` : '';
  return `${place.padEnd(7)}  ${new Date(arrivedAt).toISOString()}  ${name.slice(0, 22)}${why}`;
}

/** Everything that can be said of one, what was written included. */
export async function detailsOf(item: Item, open: (item: Item) => Promise<Opened | null>): Promise<string> {
  const opened = await open(item);
  if (!opened) throw new Problem(`${item.name} is not there any more: it has just been taken in.`);
  const { entry, reason, at } = opened;
  const lines = [item.name, `${item.place}${reason ? `: ${reasonOf(reason)} (since ${at})` : ''}`];
  if (!entry) return [...lines, 'It cannot be read with this INBOX_KEY.'].join('\n');
  const { contribution, receipt } = entry;
  const { reference, submission, readBy, flagged } = receipt;
  return [
    ...lines,
    `${reference}  ${contribution.kind}  read by ${readBy}${flagged ? '  flagged' : ''}  (submission ${submission})`,
    JSON.stringify(contribution.content, null, 2),
  ].join('\n');
}

function reasonOf(code: string): string {
  if (code === 'unreadable') return 'cannot be unsealed: INBOX_KEY is another, or the bytes were changed';
  return `the database refuses it for good (${code})`;
}
