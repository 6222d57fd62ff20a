/** Handing out what has come in, as the public records they are (TF 2 kap.). */
import { z } from 'zod';
import { flag, requiredChoice, requiredText } from './field.ts';
import { readReference } from './reference.ts';

const formats = ['pdf', 'text'] as const;
export type Format = (typeof formats)[number];

export const handOutSchema = z.strictObject({
  references: requiredText(1, 4000),
  format: requiredChoice(formats),
  mask: flag(),
});

/** The references in what was typed, each once, in the order they stand. At most a hundred at a time. */
export function referencesIn(typed: string): string[] {
  const found = typed.split(/[\s,;]+/).flatMap((word) => readReference(word) ?? []);
  return [...new Set(found)].slice(0, 100);
}
