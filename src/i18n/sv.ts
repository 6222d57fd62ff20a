/**
 * Every word of the interface that a resident meets, in Swedish: the source. Other languages must have exactly these keys.
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
import { mail } from './sv/mail.ts';
import { mine } from './sv/mine.ts';
import { report } from './sv/report.ts';
import { site } from './sv/site.ts';
import { told } from './sv/told.ts';

const ours = { site, told, forms, board, idea, mine, report, data, desk, mail, errors };

export type Words = typeof ours;

export const sv: Words = withOwn(ours, own.sv, 'sv');
