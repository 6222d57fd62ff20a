/** Faults for programs: RFC 9457, Problem Details for HTTP APIs. */
import type { FaultCode } from '../../src/domain/faults.ts';
import { withHeaders } from './headers.ts';

export interface Problem {
  status: number;
  /** Stable, for programs; `title` and `detail` are words for people and may change. */
  code: string;
  title: string;
  detail: string;
  errors?: { field: string; code: FaultCode; message: string }[];
  /** By which it is found in our log (an extension member: RFC 9457's `instance` would have to be an address). */
  requestId?: string;
}

/** @param path where it was asked for */
export function problemJson(
  problem: Problem,
  headers: Readonly<Record<string, string>>,
  path?: string,
): Response {
  const body = JSON.stringify({ type: 'about:blank', ...problem });
  const own = { 'content-type': 'application/problem+json; charset=utf-8', ...headers };
  return withHeaders(new Response(body, { status: problem.status, headers: own }), path);
}
