/** The forms for what comes and goes on paper: typing in for somebody, and handing out what is public. */
import type { APIContext } from 'astro';
import { handOut } from '../../data/acts.ts';
import { findWhole } from '../../data/table.ts';
import { Refused } from '../../data/told.ts';
import { recordOf, recordsAsText } from '../../desk/record.ts';
import { recordsAsPdf } from '../../desk/recordPdf.ts';
import type { Sitting } from '../../desk/sitting.ts';
import { schemas, type TypedIdea, type TypedOffer, typeIn } from '../../desk/typeIn.ts';
import { isActId } from '../../domain/acts.ts';
import { type Format, handOutSchema, referencesIn } from '../../domain/handOut.ts';
import { speak } from '../../i18n/speak.ts';
import { sv } from '../../i18n/sv.ts';
import { type Form, makeForm, type Outcome } from '../takeForm.ts';

const { handOut: words, table, typeIn: typing } = sv.desk;
const { nameOf, momentOf } = speak('sv');

export function typeInForm({ locals: { sitting } }: APIContext, path: string): Form | undefined {
  if (!sitting) return undefined;
  const idea = (content: TypedIdea, { act = '' }) => typedIn(sitting, act, { kind: 'idea', content });
  const offer = (content: TypedOffer, { act = '' }) => typedIn(sitting, act, { kind: 'offer', content });
  return path === typing.kinds.idea.path
    ? makeForm('typeIn', schemas.idea, idea, ['act'])
    : makeForm('typeIn', schemas.offer, offer, ['act']);
}

async function typedIn(sitting: Sitting, act: string, typed: Parameters<typeof typeIn>[2]): Promise<Outcome> {
  if (!isActId(act)) return { status: 400, ...table.foreign };
  try {
    return { to: `/vardar/${await typeIn(sitting, act, typed)}/` };
  } catch (error) {
    if (error instanceof Refused && error.hint === 'unknownReference')
      return { faults: [{ field: 'idea', code: 'unknownReference' }] };
    throw error;
  }
}

export function handOutForm({ locals: { sitting } }: APIContext): Form | undefined {
  if (!sitting) return undefined;
  return makeForm(
    'handOut',
    handOutSchema,
    async ({ references, format, mask }, { act = '' }): Promise<Outcome> => {
      if (!isActId(act)) return { status: 400, ...table.foreign };
      const known = await handOut(sitting.client, act, referencesIn(references));
      if (known.length === 0) return { status: 422, ...words.none };
      return { file: await fileOf(sitting, known, format, mask) };
    },
    ['act'],
  );
}

async function fileOf(
  { client }: Sitting,
  references: string[],
  format: Format,
  mask: boolean,
): Promise<Response> {
  const moment = (at: string) => momentOf(new Date(at));
  const wholes = await eachOf(references, (reference) => findWhole(client, reference));
  const records = wholes.flatMap((whole) => (whole ? [recordOf(whole, { nameOf, moment, mask })] : []));
  const foot = [words.made(moment(new Date().toISOString())), mask ? words.masked : '']
    .filter(Boolean)
    .join('. ');
  const isPdf = format === 'pdf';
  const body = isPdf
    ? await recordsAsPdf(records, { title: words.title, foot, unseen: words.unseen })
    : recordsAsText(records, foot);
  const name = `${references.length === 1 ? references[0] : 'handlingar'}.${isPdf ? 'pdf' : 'txt'}`;
  return new Response(body, {
    headers: {
      'content-type': isPdf ? 'application/pdf' : 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}

/** How many are asked for at a time: a hundred at once would wait for each other longer than anyone waits for the database. */
const atATime = 3;

async function eachOf<From, To>(all: readonly From[], work: (one: From) => Promise<To>): Promise<To[]> {
  const done: To[] = [];
  for (let at = 0; at < all.length; at += atATime)
    done.push(...(await Promise.all(all.slice(at, at + atATime).map(work))));
  return done;
}
