/** Every word at the stewards' table. */
import { acts, did, fields, grounds, moves, unlawful } from './desk/acts.ts';
import { door } from './desk/door.ts';
import { figures, log, mails, stewards } from './desk/house.ts';
import { toStewards } from './desk/mail.ts';
import { handOut, typeIn } from './desk/paper.ts';
import { table } from './desk/table.ts';

const house = { figures, log, mails, stewards };
const paper = { typeIn, handOut };

export const desk = {
  table,
  door,
  acts,
  did,
  fields,
  grounds,
  moves,
  unlawful,
  toStewards,
  ...house,
  ...paper,
};
