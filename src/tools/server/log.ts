import { log, tracesOf } from '../../../netlify/http/log.ts';

/** One line about a function that broke: which, what class of error, and where it was thrown. */
export function logFailure({
  name,
  requestId,
  error,
}: {
  name: string;
  requestId: string;
  error: unknown;
}): void {
  const code = (error as { code?: unknown } | undefined)?.code;
  const told = typeof code === 'string' ? { code } : {};
  log({ event: 'failed', endpoint: name, status: 500, requestId, ...told, ...tracesOf(error) });
}
