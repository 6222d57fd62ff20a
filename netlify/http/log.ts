/** One line of JSON an event. Only what is named here can be written, so that no text, address or key of a resident ends in a log. */
import { sayable } from './requestId.ts';

/** A new kind of event is one more member. Words that are typed as `string` are codes and names of ours, held to that below. */
export type LogEntry = { requestId: string } & (
  | { event: 'submission'; endpoint: string; outcome: string; code?: string; fields?: readonly string[] }
  | { event: 'refused'; endpoint: string; code: string; status: number }
  | { event: 'failed'; endpoint: string; code?: string; status?: number; error?: string; place?: string }
  | { event: 'drain'; outcome: string; taken: number; stuck: number; left: number; code?: string }
  | { event: 'inbox'; outcome: string; code?: string }
  | { event: 'form'; form: string; outcome: string; status?: number; fields?: readonly string[] }
  | { event: 'mail'; outcome: string; sent: number; later: number; failed: number; code?: string }
  | { event: 'purge'; outcome: string; purged: number; later: number; code?: string }
);

export function log(entry: LogEntry): void {
  const { requestId, ...members } = entry;
  const at = new Date().toISOString();
  console.log(JSON.stringify({ at, ...members, requestId: sayable(requestId) ?? '?' }, onlyCodes));
}

// A code may come from a database, a class from anywhere: what is no code or name (an address, a sentence) is not written.
function onlyCodes(_name: string, value: unknown): unknown {
  return typeof value === 'string' && !/^[\w./:*-]{1,80}$/.test(value) ? '?' : value;
}

/** What may be told of an unexpected error: its class and where it was thrown. Its message may quote what somebody wrote. */
export function tracesOf(error: unknown): { error: string; place?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').replace(error.message, '').match(/[^/\\\s()]+:\d+:\d+\)?$/m);
  const place = frames?.[0].replace(/\)$/, '');
  return { error: error.name, ...(place ? { place } : {}) };
}
