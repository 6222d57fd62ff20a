/**
 * Every word of the interface, in Swedish: the source. What residents meet is in every language, with exactly these keys; the stewards'
 * table and the data that anybody may take along are in Swedish alone.
 * Words say what to do next, never what somebody did wrong.
 */
import own from '../kommun/words.ts';
import { withOwn } from './own.ts';
import { board } from './sv/board.ts';
import { data } from './sv/data.ts';
import { desk } from './sv/desk.ts';
import { errors } from './sv/errors.ts';
import { forms } from './sv/forms.ts';
import { idea } from './sv/idea.ts';
import { letters } from './sv/letters.ts';
import { mail } from './sv/mail.ts';
import { mine } from './sv/mine.ts';
import { report } from './sv/report.ts';
import { site } from './sv/site.ts';
import { told } from './sv/told.ts';

const everywhere = { site, told, forms, board, idea, mine, report, letters, mail, errors };
const swedishAlone = { desk, data };

/** The same keys with any words: a text that is written out is no other text's type. */
type Any<T> = T extends string
  ? string
  : T extends (...of: infer Of) => infer Said
    ? (...of: Of) => Any<Said>
    : { [Key in keyof T]: Any<T[Key]> };

/** What every language has. */
export type Words = Any<typeof everywhere>;

export const sv: Words & typeof swedishAlone = withOwn({ ...everywhere, ...swedishAlone }, own.sv, 'sv');
