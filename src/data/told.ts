/** What the database says, as rows or as an error with a meaning. */
import type { PostgrestError } from '@supabase/supabase-js';

/** It did not answer, or is unwell. */
export class Away extends Error {
  override name = 'Away';
  readonly code: string;
  constructor(code: string) {
    super(`The database is away (${code}).`);
    this.code = code;
  }
}

/** It answered no: one of our own refusals (PT401, PT409 …), with a hint that says which and perhaps a detail. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly hint: string;
  readonly detail: string;
  constructor({ code, hint, details }: Pick<PostgrestError, 'code' | 'hint' | 'details'>) {
    super(`The database refused (${code} ${hint ?? ''}).`);
    this.status = Number(code.slice(2));
    this.hint = hint ?? '';
    this.detail = details ?? '';
  }
}

/**
 * The rows of an answer.
 * @throws Refused or Away
 */
export async function rowsOf<Row>(
  asked: PromiseLike<{ data: Row[] | null; error: PostgrestError | null }>,
): Promise<Row[]> {
  const { data, error } = await asked;
  if (!error) return data ?? [];
  if (/^PT4\d\d$/.test(error.code)) throw new Refused(error);
  throw new Away(error.code || 'noAnswer');
}
