/** Telling that something is wrong with an idea on the board: anybody can, without saying who they are. */
import { z } from 'zod';
import { requiredText } from './field.ts';

export const reportSchema = z.strictObject({ words: requiredText(3, 1000) });

/** What somebody has told, as the stewards read it. */
export interface Report {
  /** ISO 8601. */
  at: string;
  words: string;
  /** It fell into the trap for robots: kept, and nobody was told. */
  flagged: boolean;
}
