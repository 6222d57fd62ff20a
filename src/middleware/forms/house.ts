/** The forms of the table's other pages: mails that are sent again, and who looks after the table. */
import type { APIContext } from 'astro';
import { z } from 'zod';
import { inviteSteward, inviteStewardAgain, removeSteward, sendMailAgain } from '../../data/acts.ts';
import { Refused } from '../../data/told.ts';
import { isActId } from '../../domain/acts.ts';
import { inviteSchema } from '../../domain/steward.ts';
import { sv } from '../../i18n/sv.ts';
import { type Form, makeForm, type Outcome } from '../takeForm.ts';

const nothing = z.strictObject({});
const { stewards, table } = sv.desk;

export function mailsForm({ locals: { sitting } }: APIContext): Form | undefined {
  if (!sitting) return undefined;
  const again = async ({ act = '', mail = '' }: Record<string, string>): Promise<Outcome> => {
    if (!isActId(act) || !/^\d{1,15}$/.test(mail)) return { status: 400, ...table.foreign };
    await sendMailAgain(sitting.client, act, Number(mail));
    return { to: '/vardar/mejl/' };
  };
  return makeForm('mailAgain', nothing, (_, hidden) => again(hidden), ['act', 'mail']);
}

const hidden = ['act', 'steward', 'what'];

/** Three forms on one page; which of them was sent stands in `what`. */
export function stewardsForm({ locals: { sitting } }: APIContext, what: string): Form | undefined {
  if (!sitting) return undefined;
  const { client } = sitting;
  switch (what) {
    case 'invite':
      return makeForm(
        'invite',
        inviteSchema,
        async (asked, { act = '' }) =>
          isActId(act) ? done(() => inviteSteward(client, act, asked)) : { status: 400, ...table.foreign },
        hidden,
      );
    case 'again':
      return onListed('inviteAgain', (act, steward) => inviteStewardAgain(client, act, steward));
    case 'remove':
      return onListed('removeSteward', (act, steward) => removeSteward(client, act, steward));
    default:
      return undefined;
  }
}

function onListed(name: string, doing: (act: string, steward: string) => Promise<void>): Form {
  return makeForm(
    name,
    nothing,
    async (_, { act = '', steward = '' }) =>
      isActId(act) && isActId(steward) ? done(() => doing(act, steward)) : { status: 400, ...table.foreign },
    hidden,
  );
}

async function done(doing: () => Promise<void>): Promise<Outcome> {
  try {
    await doing();
    return { to: '/vardar/varden/' };
  } catch (error) {
    if (error instanceof Refused && error.hint === 'already') return { status: 409, ...stewards.already };
    if (error instanceof Refused && error.hint === 'lastLead') return { status: 409, ...stewards.lastLead };
    throw error;
  }
}
