/** Who is asking: a person's browser or a program. */

/** JSON where the body is JSON, or where `Accept` asks for it and not for HTML; HTML for everything else. */
export function wantsJson(request: Request): boolean {
  const body = request.headers.get('content-type') ?? '';
  if (/^\s*application\/json\b/i.test(body)) return true;
  const accept = request.headers.get('accept') ?? '';
  return /\bapplication\/(problem\+)?json\b/i.test(accept) && !/\btext\/html\b/i.test(accept);
}
