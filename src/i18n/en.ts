/** Every word of the interface that a resident meets, in English. */
import { board } from './en/board.ts';
import { errors } from './en/errors.ts';
import { forms } from './en/forms.ts';
import { idea } from './en/idea.ts';
import { letters } from './en/letters.ts';
import { mail } from './en/mail.ts';
import { mine } from './en/mine.ts';
import { report } from './en/report.ts';
import { site } from './en/site.ts';
import { told } from './en/told.ts';
import type { Words } from './sv.ts';

export const en: Words = { site, told, forms, board, idea, mine, report, letters, mail, errors };
