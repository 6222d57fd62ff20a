/** The sentence for a fault, its limits filled in. */
import type { Fault } from '../../src/domain/faults.ts';
import type { Words } from '../../src/i18n/sv.ts';
import type { Fields } from './read.ts';

export function messageFor({ field, code }: Fault, fields: Fields, { errors }: Words): string {
  const own = Object.hasOwn(errors.fieldErrors, field) ? errors.fieldErrors[field] : undefined;
  const facts = fields.get(field);
  return (own?.[code] ?? errors.anyField[code])
    .replace('{min}', String(facts?.min ?? ''))
    .replace('{max}', String(facts?.max ?? ''));
}
