/** Codes of what can be wrong with a field: a public contract, the same for the page and for programs. */
export const faultCodes = [
  'required',
  'tooShort',
  'tooLong',
  'tooMany',
  'choice',
  'format',
  'type',
  'unknown',
  'repeated',
  'unknownReference',
  'onlyGreeting',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One thing wrong with one field. Words for it stand in i18n. */
export interface Fault {
  field: string;
  code: FaultCode;
}
