/** Small helpers for the words at a field. */
import type { FieldFacts } from '../../domain/field.ts';

/** "Välj högst {max}." and a field of at most 3 gives "Välj högst 3." */
export function withLimits(
  words: string,
  { min, max }: Pick<FieldFacts, 'min' | 'max'>,
  locale: string,
): string {
  return words.replaceAll('{min}', String(min)).replaceAll('{max}', max.toLocaleString(locale));
}

/** What describes a control, in the order it is read out: the hint, then what needs mending. */
export function describedBy(name: string, hint: string | undefined): string {
  return hint ? `${name}-hint ${name}-error` : `${name}-error`;
}
