/** An answer that says no before anything is looked into. Thrown by a guard, turned into a page or problem+json at one place. */

export type RefusalCode =
  | 'malformed'
  | 'forbidden'
  | 'method'
  | 'mediaType'
  | 'tooLarge'
  | 'closed'
  | 'broken';

const statuses: Record<RefusalCode, number> = {
  malformed: 400,
  forbidden: 403,
  method: 405,
  tooLarge: 413,
  mediaType: 415,
  broken: 500,
  closed: 503,
};

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = statuses[code];
    this.headers = headers;
  }
}
