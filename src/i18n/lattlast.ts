/** Every word of the interface that a resident meets, in easy Swedish: one thought a sentence, everyday words, what is hard explained. */
import { board } from './lattlast/board.ts';
import { errors } from './lattlast/errors.ts';
import { forms } from './lattlast/forms.ts';
import { idea } from './lattlast/idea.ts';
import { letters } from './lattlast/letters.ts';
import { mail } from './lattlast/mail.ts';
import { mine } from './lattlast/mine.ts';
import { report } from './lattlast/report.ts';
import { site } from './lattlast/site.ts';
import { told } from './lattlast/told.ts';
import type { Words } from './sv.ts';

export const lattlast: Words = { site, told, forms, board, idea, mine, report, letters, mail, errors };
