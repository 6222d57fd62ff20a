/** One JSON line an event. Only what is named here can be written, so that no text, address or key of a resident ends in a log. */

export interface LogEntry {
  event: 'submission' | 'refused' | 'failed';
  endpoint: string;
  outcome?: string;
  /** A code of ours or of the database's. */
  code?: string;
  status?: number;
  /** The names of the fields with faults, never what stood in them. */
  fields?: readonly string[];
  requestId?: string;
  /** The class of an unexpected error; its message may quote what was sent. */
  error?: string;
}

export function log(entry: LogEntry): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), ...entry }));
}
