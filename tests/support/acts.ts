/** Acts at the table, as a steward does them: look first, then act. And what each act says, and what is left behind. */
import { randomBytes, randomUUID } from 'node:crypto';
import { doAct } from '../../src/data/acts.ts';
import { findOne } from '../../src/data/table.ts';
import { Refused } from '../../src/data/told.ts';
import type { ActContent, ActName } from '../../src/domain/acts.ts';
import { hashOfKey, keyBytes, keyFrom } from '../../src/domain/reference.ts';
import type { TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { type Kind, newWords } from './contributions.ts';
import type { SeatedSteward } from './stewards.ts';
import { ideaArguments, knock, offerArguments } from './submissions.ts';

export interface Sent {
  reference: string;
  /** To the private page. */
  key: string;
}

export const anAddress = 'nagon@exempel.example';

/** Something that has come in; an idea without an address, unless told. */
export async function sent({ sql }: Pick<TestDatabase, 'sql'>, kind: Kind, own: object = {}): Promise<Sent> {
  const key = keyFrom(randomBytes(keyBytes));
  // Words of their own: one text many times looks like rubbish.
  const shared = { p_key_hash: hashOfKey(key), p_description: `Vi gör det ihop. ${newWords()}`, ...own };
  const { reference } =
    kind === 'idea'
      ? await knock(sql, 'take_in_idea', ideaArguments(shared))
      : await knock(sql, 'take_in_offer', offerArguments(shared));
  return { reference, key };
}

/** Sets something down anywhere in its life, past every rule, as if it had come there by itself. */
export async function setDown(
  { sql }: Pick<TestDatabase, 'sql'>,
  { reference }: Sent,
  status: string,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update app.ideas i set status = ${status} from app.contributions c where c.id = i.id and c.reference = ${reference}`;
    await tx`update app.offers o set status = ${status} from app.contributions c where c.id = o.id and c.reference = ${reference}`;
    if (status === 'removed')
      await tx`insert into app.removals (contribution_id, ground) select id, 'threat' from app.contributions where reference = ${reference}`;
  });
}

const words = 'Tack för att du tog första steget.';
const { words: _, ...care } = { words, leader: 'Maja', insurance: 'Kommunens olycksfall', land: 'Vår mark' };

/** What a steward may say with each act. */
export const contents: { [Name in ActName]: ActContent<Name> } = {
  publish: {
    words,
    title: 'Plantera träd',
    description: 'Vi planterar träd längs hela gatan, alla som vill.',
  },
  read: { words },
  moveOn: { move: 'gathering', leader: '', insurance: '', land: '', words },
  answered: { words },
  agreed: { words, agreed: 'På lördag klockan tio, med egen spade.', meets: ['hands'] },
  thanked: { words },
  answer: {
    words,
    signed: 'Maja',
    unit: 'Park och natur',
    hats: ['employee'],
    writtenOn: '2026-11-23',
    decidedBy: '',
    caseNumber: '',
  },
  write: { words },
  proposeJoin: { other: 'K3-0000-0000', words },
  children: { children: true, responsible: 'Maja Demo' },
  worry: {},
  notRubbish: {},
  giveBack: { ground: 'person', words },
  rubbish: {},
  remove: { unlawful: 'threat', words },
};
export const move = (to: ActContent<'moveOn'>['move']): ActContent<'moveOn'> => ({
  ...contents.moveOn,
  ...(to === 'active' ? care : {}),
  move: to,
});

export interface How<Name extends ActName> {
  content?: ActContent<Name>;
  /** Made with the form. */
  form?: string;
  /** Left out: looks first. */
  seen?: number;
}

/** @returns false when this very form had been sent before */
export async function act<Name extends ActName>(
  { client }: SeatedSteward,
  name: Name,
  { reference }: Pick<Sent, 'reference'>,
  { content = contents[name], form = randomUUID(), seen }: How<Name> = {},
): Promise<boolean> {
  const version = seen ?? (await findOne(client, reference))?.version ?? 0;
  return doAct(client, name, { act: form, reference, seen: version }, content);
}

/** The refusal, to be looked at; anything else is thrown on. */
export async function refusalOf(doing: Promise<unknown>): Promise<Refused> {
  const said = await doing.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (said instanceof Refused) return said;
  throw said ?? new Error('It was not refused.');
}

/** Everything that is kept about something, so that two of these tell whether anything changed. */
export async function traceOf({ sql }: TestDatabase, { reference }: Pick<Sent, 'reference'>): Promise<Trace> {
  const [row] = await sql<{ trace: Trace }[]>`
    select jsonb_build_object(
      'contribution', to_jsonb(c),
      'status', app.status_of(c.id),
      'idea', (select to_jsonb(i) from app.ideas i where i.id = c.id),
      'offer', (select to_jsonb(o) from app.offers o where o.id = c.id),
      'letters', (select coalesce(jsonb_agg(l order by l.id), '[]') from app.letters l where l.contribution_id = c.id),
      'mails', (
        select coalesce(jsonb_agg(m order by m.id), '[]')
        from app.outbox m join app.letters l on l.id = m.letter_id where l.contribution_id = c.id
      ),
      'log', (select coalesce(jsonb_agg(a order by a.id), '[]') from app.acts a where a.contribution_id = c.id),
      'steps', (select coalesce(jsonb_agg(t.status order by t.id), '[]') from app.timeline t where t.contribution_id = c.id),
      'proposals', (select coalesce(jsonb_agg(p order by p.id), '[]') from app.proposals p where p.contribution_id = c.id),
      'answers', (select coalesce(jsonb_agg(a order by a.id), '[]') from app.answers a where a.contribution_id = c.id),
      'care', (select to_jsonb(k) from app.care k where k.idea_id = c.id),
      'agreement', (select to_jsonb(a) from app.agreements a where a.offer_id = c.id),
      'removal', (select to_jsonb(r) from app.removals r where r.contribution_id = c.id)
    ) as trace
    from app.contributions c where c.reference = ${reference}`;
  if (!row) throw new Error('There is no such contribution.');
  return row.trace;
}

type Line = Record<string, unknown>;
interface Trace {
  contribution: { version: number; news_at: string | null; answered_at: string | null; flagged: boolean };
  status: string;
  idea: Line | null;
  offer: Line | null;
  letters: Line[];
  mails: Line[];
  log: Line[];
  steps: string[];
  proposals: Line[];
  answers: Line[];
  care: Line | null;
  agreement: Line | null;
  removal: Line | null;
}
