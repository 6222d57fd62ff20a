/**
 * What is sent from a private page, `/mitt/<key>/`. The key in the address is what no other site can know, so a form needs no other
 * token; and because that page tells nobody its address, a browser may say `Origin: null`.
 */
import { z } from 'zod';
import { Refusal } from '../../netlify/http/refusal.ts';
import { answerProposal, comment, join, takeBack } from '../data/ownActs.ts';
import { Away, Refused } from '../data/told.ts';
import { isActId } from '../domain/acts.ts';
import { commentSchema } from '../domain/ownActs.ts';
import { isKey, readReference } from '../domain/reference.ts';
import { speak, spokenHere } from '../i18n/speak.ts';
import type { Words } from '../i18n/sv.ts';
import { fieldOf } from './sent.ts';
import { type Form, makeForm, type Outcome, type OwnForms } from './takeForm.ts';

const hidden = ['act', 'what', 'proposal', 'other', 'language'];
type OwnWords = Words['mine']['own'];

const nothing = z.strictObject({});

export function ownPage(key: string): OwnForms | undefined {
  if (!isKey(key)) return undefined;
  return {
    origins: ['null'],
    changesBoard: true,
    formFor({ locals }, sent) {
      // The page is in the language of what was sent; its forms say which.
      locals.speech = speak(spokenHere(fieldOf(sent, 'language')));
      return formFor(key, fieldOf(sent, 'what'), locals.speech.words.mine.own);
    },
  };
}

function formFor(key: string, what: string, words: OwnWords): Form {
  const done = `/mitt/${key}/`;
  const form = (doing: (act: string, other: Record<string, string>) => Promise<void>) =>
    makeForm(what, nothing, (_, fields) => doneOr(done, words, () => doing(actIn(fields), fields)), hidden);
  switch (what) {
    case 'yes':
    case 'no':
      return form((act, { proposal }) => answerProposal(act, key, proposalIn(proposal), what === 'yes'));
    case 'join':
      return form((act, { other }) => join(act, key, referenceIn(other)));
    case 'takeBack':
      return form((act) => takeBack(act, key));
    case 'comment':
      return makeForm(
        what,
        commentSchema,
        ({ words: said }, fields) => doneOr(done, words, () => comment(actIn(fields), key, said)),
        hidden,
      );
    default:
      throw new Refusal('malformed');
  }
}

function actIn({ act = '' }: Record<string, string>): string {
  if (!isActId(act)) throw new Refusal('malformed');
  return act;
}

function proposalIn(typed = ''): number {
  if (!/^\d{1,15}$/.test(typed)) throw new Refusal('malformed');
  return Number(typed);
}

function referenceIn(typed = ''): string {
  const reference = readReference(typed);
  if (!reference) throw new Refusal('malformed');
  return reference;
}

async function doneOr(to: string, own: OwnWords, doing: () => Promise<void>): Promise<Outcome> {
  try {
    await doing();
    return { to };
  } catch (error) {
    if (error instanceof Away) return { status: 503, ...own.away, retryAfter: 60 };
    if (!(error instanceof Refused)) throw error;
    if (error.status === 429) return { status: 429, ...own.tooMany, retryAfter: Number(error.detail) || 60 };
    return { status: error.status, ...own.already };
  }
}
