/**
 * The number by which a line in the log is found again when somebody calls about it. It comes from the host, so it is shown only
 * when it can do no harm wherever it is put: in a page, in JSON, in a line.
 */

/** @returns the id, or undefined when it is not of a harmless form (Netlify's are ULIDs, ours at home UUIDs) */
export function sayable(requestId: unknown): string | undefined {
  return typeof requestId === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(requestId) ? requestId : undefined;
}

/** "Hör du av dig om det här? …", or nothing when there is no id to tell. */
export function noteWith(requestId: unknown, template: string): string {
  const id = sayable(requestId);
  return id ? template.replace('{id}', id) : '';
}

/** What people cannot mend by themselves, and our log has a line about: there the number of that line is told. */
export function isNumbered(status: number): boolean {
  return [400, 403, 405, 413, 415, 429].includes(status) || status >= 500;
}
