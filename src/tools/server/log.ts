import { inProject } from '../project.ts';

/** A path without what is secret or personal in it: no query, and of a private page only that it was one. */
function safePath(url: URL): string {
  return url.pathname.replace(/^\/mitt\/.+/, '/mitt/…');
}

/**
 * One line of JSON about a function that broke. The error's own message stays out of it: messages quote what people
 * wrote. Where it happened is enough to find the fault.
 */
export function logFailure(what: {
  name: string;
  request: Request;
  requestId: string;
  error: unknown;
}): void {
  const { name, request, requestId, error } = what;
  const kind = error instanceof Error ? error.name : typeof error;
  const code = (error as { code?: unknown } | undefined)?.code;
  console.error(
    JSON.stringify({
      level: 'error',
      event: 'function-broke',
      function: name,
      method: request.method,
      path: safePath(new URL(request.url)),
      requestId,
      error: kind,
      ...(typeof code === 'string' ? { code } : {}),
      at: placeOf(error),
    }),
  );
}

/** "netlify/functions/ideas.mts:12:9": the first place of ours in the stack. */
function placeOf(error: unknown): string | undefined {
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const ours = frames.find((line) => line.includes(inProject('')) && !line.includes('node_modules'));
  return ours?.split(inProject('')).at(-1)?.replace(/\)$/, '');
}
