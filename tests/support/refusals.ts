/** What a client is told when it is refused before anything has been looked into. */
import { expect } from 'vitest';
import { pageIn, problemIn } from './answers.ts';
import type { Kind } from './contributions.ts';
import { ask } from './send.ts';

export interface Refused {
  status: number;
  code: string;
  /** A program gets problem+json, a browser a page with a sentence and a way to the form. */
  asProblem: boolean;
}

export async function expectRefusal(response: Response, { status, code, asProblem }: Refused): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('cache-control')).toBe('no-store');
  if (asProblem) {
    expect((await problemIn(response)).code).toBe(code);
    return;
  }
  const $ = await pageIn(response);
  expect($('html').attr('lang')).toBe('sv');
  expect($('title').text()).toContain($('h1').text());
  expect($('#message').text().length).toBeGreaterThan(20);
  expect($('#back').attr('href')).toMatch(/^\/(borja|hjalp-till)\/$/);
}

/** A POST with these headers and no others. */
export function post(kind: Kind, headers: Record<string, string>, body: RequestInit['body'] = 'title=x') {
  return ask(kind, {
    method: 'POST',
    headers,
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
}
