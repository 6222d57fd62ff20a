/** The forms of the acts: one POST, one function of the database, and back to the contribution. */
import type { APIContext } from 'astro';
import { doAct } from '../../data/acts.ts';
import { findOne, type One } from '../../data/table.ts';
import { Refused } from '../../data/told.ts';
import { withReason } from '../../desk/letter.ts';
import { doneInWords } from '../../desk/logWords.ts';
import type { Sitting } from '../../desk/sitting.ts';
import {
  type ActContent,
  type ActName,
  actNames,
  actSchemas,
  isActId,
  isOnlyGreeting,
} from '../../domain/acts.ts';
import { wordsOf } from '../../i18n/index.ts';
import { sv } from '../../i18n/sv.ts';
import { type Form, makeForm, type Outcome, type Schema } from '../takeForm.ts';

const { acts, table } = sv.desk;

/** The act that a page is for, by the last part of its address. */
function actAt(path: string): ActName | undefined {
  return actNames.find((name) => acts[name].path === path);
}

export function actForm({ locals }: APIContext, reference = '', path = ''): Form | undefined {
  const [name, { sitting }] = [actAt(path), locals];
  if (!name || !sitting) return undefined;
  const schema: Schema = actSchemas[name];
  return makeForm(
    name,
    schema,
    (content, hidden) => take(sitting, name, reference, content as ActContent<ActName>, hidden),
    ['act', 'seen'],
  );
}

async function take(
  sitting: Sitting,
  name: ActName,
  reference: string,
  content: ActContent<ActName>,
  { act = '', seen = '' }: Record<string, string>,
): Promise<Outcome> {
  // Made by our own page; whoever changes them gets what they deserve, and nothing else.
  if (!isActId(act) || !/^\d{1,9}$/.test(seen)) return { status: 400, ...table.foreign };
  const one = await findOne(sitting.client, reference);
  if (saysNothing(sitting, name, one, content)) return { faults: [{ field: 'words', code: 'onlyGreeting' }] };
  try {
    await doAct(
      sitting.client,
      name,
      { act, reference, seen: Number(seen) },
      withReason(name, content, one?.language ?? 'sv') as never,
    );
    return { to: `/vardar/${reference}/` };
  } catch (error) {
    const told = meaningOf(error);
    return 'status' in told
      ? { ...told, link: { href: `/vardar/${reference}/`, words: table.howNow } }
      : told;
  }
}

/** Is the letter only what it began with? The greeting depends on whom it is to, and on their language. */
function saysNothing(
  { steward }: Sitting,
  name: ActName,
  one: One | undefined,
  content: ActContent<ActName>,
): boolean {
  const { letters } = wordsOf(one?.language ?? 'sv');
  if (!letters.acts[name] || !('words' in content)) return false;
  return isOnlyGreeting(content.words, letters.hello(one?.display_name ?? ''), [
    steward.name,
    letters.signed(steward.name),
  ]);
}

/** What the database said no to, as far as the one who wrote the form can do something about it. */
function meaningOf(error: unknown): Outcome {
  if (!(error instanceof Refused)) throw error;
  const { status, hint, detail } = error;
  if (hint === 'changed')
    return { status: 409, heading: table.changed.heading, message: table.changed.message(inWords(detail)) };
  if (hint === 'unknownReference') return { faults: [{ field: 'other', code: 'unknownReference' }] };
  if (hint === 'askedAlready') return { status: 409, ...table.asked };
  if (status === 409) return { status: 409, ...table.already };
  throw error;
}

/** "publish Demo, moveOn Demo" as people say it. */
function inWords(acts: string): string {
  return acts
    .split(', ')
    .map((act) => {
      const [name = '', ...who] = act.split(' ');
      return doneInWords(name, who.join(' ').trim());
    })
    .join(', ');
}
