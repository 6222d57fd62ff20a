/** What is sent from `/ideer/<reference>/sag-till/`: somebody tells that something is wrong with what stands there. */
import type { APIContext } from 'astro';
import { honeypotName } from '../../netlify/http/read.ts';
import { mayAsk } from '../../netlify/http/restraint.ts';
import { countedSourceOf } from '../../netlify/http/source.ts';
import { secretKey } from '../data/client.ts';
import { reportIdea } from '../data/reports.ts';
import { Away, Refused } from '../data/told.ts';
import { readReference } from '../domain/reference.ts';
import { reportSchema } from '../domain/report.ts';
import type { Speech } from '../i18n/speak.ts';
import kommun from '../kommun/kommun.config.ts';
import { type Form, makeForm, type Outcome, type OwnForms } from './takeForm.ts';

/** @param written the reference as it stands in the address */
export function reportPage(written: string): OwnForms {
  const reference = readReference(written);
  return {
    origins: [],
    // Only stewards see it.
    changesBoard: false,
    formFor(context) {
      // Nothing can stand there: the database is not asked.
      if (!reference) throw new Refused({ code: 'PT404', hint: '', details: '' });
      return reportForm(context, reference);
    },
  };
}

function reportForm({ clientAddress, locals: { speech } }: APIContext, reference: string): Form {
  return makeForm(
    'report',
    reportSchema,
    async ({ words }, { [honeypotName]: bait = '' }) => {
      // Before the database counts: whoever makes up reports by the thousand gets no further than whoever makes up questions.
      if (!mayAsk(clientAddress)) return tooMany(10, speech);
      const source = countedSourceOf(clientAddress, secretKey(), new Date(), kommun.limits.exempt);
      try {
        await reportIdea(reference, words, bait !== '', source);
        return { to: speech.to(`/ideer/${reference}/sag-till/tack/`) };
      } catch (error) {
        return meaningOf(error, speech);
      }
    },
    [honeypotName],
  );
}

/** @throws the error itself when the page cannot say what to do about it */
function meaningOf(error: unknown, speech: Speech): Outcome {
  const { errors, report } = speech.words;
  if (error instanceof Away) return { status: 503, ...errors.summary.away, retryAfter: 60 };
  if (!(error instanceof Refused && error.status === 429)) throw error;
  const retryAfter = Number(error.detail) || 60;
  if (error.hint === 'manyAboutOne') return { status: 429, ...report.manyAboutOne, retryAfter };
  return tooMany(retryAfter, speech);
}

/** @param retryAfter seconds */
function tooMany(retryAfter: number, { words: { errors } }: Speech): Outcome {
  const { summary, minutes } = errors;
  const message = summary.tooMany.message.replace('{minutes}', minutes(Math.ceil(retryAfter / 60)));
  return { status: 429, heading: summary.tooMany.heading, message, retryAfter };
}
