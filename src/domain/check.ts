/** From what was sent to what it means, or to everything that is wrong with it. */
import type { z } from 'zod';
import { type Fault, type FaultCode, faultCodes } from './faults.ts';

export type Checked<T> = { value: T; faults?: never } | { value?: never; faults: Fault[] };

/**
 * Checks a submission against its schema.
 * @param order the form's fields in their order
 * @param faults what was wrong already with how it was sent
 * @returns the tidied contribution, or all faults, in the order of the form and one for each field.
 */
export function check<T>(
  schema: z.ZodType<T>,
  sent: Record<string, unknown>,
  order: readonly string[],
  faults: readonly Fault[] = [],
): Checked<T> {
  const result = schema.safeParse(sent);
  if (result.success && faults.length === 0) return { value: result.data };
  const found = result.success ? [] : result.error.issues.flatMap(faultsOf);
  return { faults: firstOfEach([...faults, ...found], order) };
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((field) => ({ field, code: 'unknown' }));
  return [{ field: String(issue.path[0]), code: asCode(issue.message) }];
}

function asCode(message: string): FaultCode {
  return faultCodes.find((code) => code === message) ?? 'type';
}

function firstOfEach(faults: Fault[], order: readonly string[]): Fault[] {
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
  const seen = new Set<string>();
  return faults
    .filter(({ field }) => !seen.has(field) && seen.add(field))
    .sort((a, b) => place(a.field) - place(b.field));
}
