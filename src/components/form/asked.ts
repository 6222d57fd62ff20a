/** What each kind of field is given to show itself. */
import type { FieldFacts } from '../../domain/field.ts';

export interface Asked {
  name: string;
  facts: FieldFacts;
  label: string;
  hint: string | undefined;
  optional: boolean;
  otherwise: string | undefined;
  /** What stands or is ticked there already, for the one who opens the page to change. */
  given?: readonly string[] | undefined;
}
