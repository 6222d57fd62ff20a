/**
 * The kinds of fields our forms have. Each function gives a zod schema that tidies and checks, and carries as metadata what
 * the page (attributes, hints) and the tests of the database's checks need: one schema, three uses.
 * A fault's message is its code (see faults.ts).
 */
import { z } from 'zod';
import { emailFormat, toAsciiEmail } from './email.ts';
import type { FaultCode } from './faults.ts';
import { readReference } from './reference.ts';
import { lengthOf, tidyLine, tidyText } from './text.ts';

/** What a form or a test can know of a field. Lengths are in code points, counts in items. */
export interface FieldFacts {
  kind: 'line' | 'text' | 'choice' | 'choices' | 'flag' | 'email' | 'phone' | 'reference' | 'day';
  required: boolean;
  min: number;
  max: number;
  choices: readonly string[];
}

/** Longest e-mail address that can be delivered to (RFC 5321, erratum 1690). */
const emailMax = 254;
const phoneMax = 30;
/** Digits that a phone number has at least. */
const phoneDigits = 6;

const code = (value: FaultCode) => value;
const absentOr = (other: FaultCode) => (issue: { input?: unknown }) =>
  issue.input === undefined ? 'required' : other;
const facts = (given: Partial<FieldFacts> & Pick<FieldFacts, 'kind'>): { field: FieldFacts } => ({
  field: { required: false, min: 0, max: 0, choices: [], ...given },
});

/** The facts of a field made here. */
export function factsOf(schema: z.ZodType): FieldFacts {
  const field = schema.meta()?.field as FieldFacts | undefined;
  if (!field) throw new TypeError('This schema was not made by src/domain/field.ts.');
  return field;
}

const textual = (kind: 'line' | 'text', min: number, max: number) =>
  z
    .string({ error: absentOr('type') })
    .transform(kind === 'line' ? tidyLine : tidyText)
    .superRefine((text, context) => {
      const length = lengthOf(text);
      if (length > max) context.addIssue(code('tooLong'));
      else if (length < min) context.addIssue(code(length === 0 ? 'required' : 'tooShort'));
    });

/** One line that must be there. */
export const requiredLine = (min: number, max: number) =>
  textual('line', min, max).meta(facts({ kind: 'line', required: true, min, max }));

/** Many lines that must be there. */
export const requiredText = (min: number, max: number) =>
  textual('text', min, max).meta(facts({ kind: 'text', required: true, min, max }));

/** One line that may be left out; absent is ''. */
export const line = (max: number) =>
  textual('line', 0, max)
    .default('')
    .meta(facts({ kind: 'line', max }));

/** One of a few; absent or empty is `otherwise`. */
export const choice = (from: readonly string[], otherwise: string) =>
  z
    .string({ error: code('type') })
    .transform((value) => (value === '' ? otherwise : value))
    .refine((value) => from.includes(value), { error: code('choice') })
    .default(otherwise)
    .meta(facts({ kind: 'choice', choices: from }));

/** One of a few, and nothing is chosen beforehand. */
export const requiredChoice = <T extends string>(from: readonly T[]) =>
  z
    .string({ error: absentOr('type') })
    .superRefine((value, context) => {
      if (value === '') context.addIssue(code('required'));
      else if (!from.some((one) => one === value)) context.addIssue(code('choice'));
    })
    .transform((value) => value as T)
    .meta(facts({ kind: 'choice', required: true, choices: from }));

const ticked = <T extends string>(choices: readonly T[], min: number, max: number) =>
  z
    // Not of strings: one fault for the whole list, also where thirty thousand things are wrong in it.
    .array(z.unknown(), { error: absentOr('type') })
    .superRefine((values, context) => {
      if (values.some((value) => typeof value !== 'string')) context.addIssue(code('type'));
      else if (values.some((value) => !choices.some((one) => one === value)))
        context.addIssue(code('choice'));
      else if (new Set(values).size > max) context.addIssue(code('tooMany'));
      else if (values.length < min) context.addIssue(code('required'));
    })
    // In the list's own order and each once, so that the order of ticking makes no difference.
    .transform((values) => choices.filter((one) => values.includes(one)));

/** Any number of a few, at most `max`. */
export const choices = <T extends string>(from: readonly T[], max: number) =>
  ticked(from, 0, max)
    .default([])
    .meta(facts({ kind: 'choices', max, choices: from }));

/** As {@link choices}, but at least one. */
export const requiredChoices = <T extends string>(from: readonly T[], max: number) =>
  ticked(from, 1, max).meta(facts({ kind: 'choices', required: true, min: 1, max, choices: from }));

/** A tick that may be there. */
export const flag = () =>
  z
    .boolean({ error: code('type') })
    .default(false)
    .meta(facts({ kind: 'flag' }));

/** A tick that must be there. */
export const requiredFlag = () =>
  z
    .boolean({ error: absentOr('type') })
    .refine((ticked) => ticked, { error: code('required') })
    .meta(facts({ kind: 'flag', required: true }));

/** An e-mail address as HTML's `type=email` says, its domain in ASCII (IDNA); absent is ''. */
export const email = () =>
  z
    .string({ error: code('type') })
    .transform((typed) => toAsciiEmail(tidyLine(typed)))
    .superRefine((address, context) => {
      if (lengthOf(address) > emailMax) context.addIssue(code('tooLong'));
      else if (address !== '' && !emailFormat.test(address)) context.addIssue(code('format'));
    })
    .default('')
    .meta(facts({ kind: 'email', max: emailMax }));

/** Any text with at least {@link phoneDigits} digits ("070-123 45 67, efter fem"); absent is ''. */
export const phone = () =>
  z
    .string({ error: code('type') })
    .transform(tidyLine)
    .superRefine((number, context) => {
      if (lengthOf(number) > phoneMax) context.addIssue(code('tooLong'));
      else if (number !== '' && number.replace(/[^0-9]/g, '').length < phoneDigits)
        context.addIssue(code('format'));
    })
    .default('')
    .meta(facts({ kind: 'phone', max: phoneMax }));

/** A reference as people write it (see reference.ts); absent is ''. Whether it leads anywhere, only the database knows. */
export const reference = () =>
  z
    .string({ error: code('type') })
    .transform((written) => {
      const tidied = tidyLine(written);
      return tidied === '' ? '' : (readReference(tidied) ?? tidied);
    })
    .refine((value) => value === '' || readReference(value) === value, { error: code('format') })
    .default('')
    .meta(facts({ kind: 'reference', max: 12 }));

/** A reference that must be there. */
export const requiredReference = () =>
  z
    .string({ error: absentOr('type') })
    .transform((written) => readReference(tidyLine(written)) ?? tidyLine(written))
    .superRefine((value, context) => {
      if (value === '') context.addIssue(code('required'));
      else if (readReference(value) !== value) context.addIssue(code('format'));
    })
    .meta(facts({ kind: 'reference', required: true, max: 12 }));

/** An e-mail address that must be there. */
export const requiredEmail = () =>
  email()
    .refine((address) => address !== '', { error: code('required') })
    .meta(facts({ kind: 'email', required: true, max: emailMax }));

/** A day as `<input type="date">` sends it, `YYYY-MM-DD`. */
export const requiredDay = () =>
  z
    .string({ error: absentOr('type') })
    .transform(tidyLine)
    .superRefine((value, context) => {
      if (value === '') context.addIssue(code('required'));
      else if (!isDay(value)) context.addIssue(code('format'));
    })
    .meta(facts({ kind: 'day', required: true, max: 10 }));

/** A day that a calendar of ours has: `2026-02-30` and the year 0 are none. */
export function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success && text >= '1900-01-01';
}
