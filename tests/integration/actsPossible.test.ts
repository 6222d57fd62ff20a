import { beforeAll, describe, expect, test } from 'vitest';
import { Refused } from '../../src/data/told.ts';
import { type ActName, actNames, actsFor, type Move, possibleMoves } from '../../src/domain/acts.ts';
import { ideaStatuses, offerStatuses } from '../../src/domain/status.ts';
import { act, contents, move, type Sent, sent, setDown, traceOf } from '../support/acts.ts';
import type { Kind } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { type SeatedSteward, seat } from '../support/stewards.ts';

const database = useDatabase();
let lead: SeatedSteward;
let onTheBoard: Sent;
beforeAll(async () => {
  // A lead, who sees what was removed too: nothing is impossible only because it cannot be seen.
  lead = await seat(database, 'lead');
  onTheBoard = await sent(database, 'idea');
  await setDown(database, onTheBoard, 'published');
});

const moves: Move[] = ['gathering', 'active', 'done', 'resting', 'published'];
/** `moveOn` once for each place it could lead to. */
const doings = actNames.flatMap((name) => (name === 'moveOn' ? moves.map((to) => `moveOn ${to}`) : [name]));

function contentOf(doing: string) {
  const [name, to] = doing.split(' ') as [ActName, Move | undefined];
  if (to) return { name, content: move(to) };
  if (name === 'proposeJoin') return { name, content: { ...contents[name], other: onTheBoard.reference } };
  return { name, content: contents[name] };
}

interface Stand {
  kind: Kind;
  status: string;
  flagged: boolean;
  isAnswered: boolean;
}

async function setUp({ kind, status, flagged, isAnswered }: Stand): Promise<Sent> {
  const one = await sent(database, kind, { p_flagged: flagged });
  await setDown(database, one, status);
  if (isAnswered)
    await database.sql`update app.contributions set answered_at = now() where reference = ${one.reference}`;
  return one;
}

/** What the domain says is possible. */
function possibleFor(stand: Stand): string[] {
  return actsFor(stand).flatMap((name) =>
    name === 'moveOn'
      ? moves.filter((to) => possibleMoves(stand.status).includes(to)).map((to) => `moveOn ${to}`)
      : [name],
  );
}

/** "done", "refused", or in which wrong way it was neither. */
async function attempt(one: Sent, doing: string): Promise<string> {
  const { name, content } = contentOf(doing);
  const before = await traceOf(database, one);
  const said = await act(lead, name, one, {
    content: content as never,
    seen: before.contribution.version,
  }).then(
    (done) => (done ? 'done' : 'was done before'),
    (error: unknown) => (error instanceof Refused ? `refused ${error.status}` : String(error)),
  );
  if (said === 'done') return said;
  const changed = JSON.stringify(await traceOf(database, one)) !== JSON.stringify(before);
  return changed ? `${said}, and yet something changed` : said;
}

const stands = (kind: Kind, statuses: readonly string[]): Stand[] =>
  statuses.flatMap((status) =>
    [false, true].map((flagged) => ({ kind, status, flagged, isAnswered: status !== 'received' })),
  );
const everyStand: Stand[] = [
  ...stands('idea', ideaStatuses),
  { kind: 'idea', status: 'received', flagged: false, isAnswered: true },
  ...stands('offer', offerStatuses),
];

describe.each(everyStand)('$kind, $status, with the rubbish: $flagged, answered: $isAnswered', (stand) => {
  test('what is offered can be done', async () => {
    for (const doing of possibleFor(stand))
      expect([doing, await attempt(await setUp(stand), doing)]).toEqual([doing, 'done']);
  });
  test('what is not offered is refused and leaves no trace', async () => {
    const possible = possibleFor(stand);
    const others = doings.filter((doing) => !possible.includes(doing));
    const wrong: string[] = [];
    let one = await setUp(stand);
    for (const doing of others) {
      const said = await attempt(one, doing);
      if (/^refused 4(04|09|22)$/.test(said)) continue;
      wrong.push(`${doing}: ${said}`);
      one = await setUp(stand);
    }
    expect(wrong).toEqual([]);
  });
});
