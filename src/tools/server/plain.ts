import { STATUS_CODES } from 'node:http';
import { withHeaders } from '../../../netlify/http/headers.ts';

/** The server's own word, where neither a function nor a page has one: with the headers that everything carries. */
export function plainAnswer(status: number): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return withHeaders(new Response(`${STATUS_CODES[status]}\n`, { status, headers }));
}

/** The same as it goes over the line, for what Node could not read as a request. */
export function plainBytes(status: number): string {
  const { headers } = plainAnswer(status);
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n${lines}\r\n${STATUS_CODES[status]}\n`;
}
