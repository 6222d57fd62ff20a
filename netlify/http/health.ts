/** The answer to whoever asks how we are: a monitor, every few minutes. */
import { wordsOf } from '../../src/i18n/index.ts';
import { withHeaders } from './headers.ts';
import { problemJson } from './problem.ts';
import { allowed, routeOf } from './routes.ts';

const path = '/api/health';
const { methods } = routeOf(path);
const allow = allowed(routeOf(path));

/**
 * @param ask how we are; must not throw
 * @returns 200 for ok and degraded, 503 for down
 */
export async function answerHealth(
  request: Request,
  ask: () => Promise<{ status: string }>,
): Promise<Response> {
  if (request.method === 'OPTIONS')
    return withHeaders(new Response(null, { status: 204, headers: { allow } }), path);
  if (!methods.includes(request.method)) {
    const { title, message } = wordsOf('sv').errors.pages.onlyRead;
    const problem = { status: 405, code: 'method', title, detail: message };
    return problemJson(problem, { allow }, path);
  }
  const health = await ask();
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const status = health.status === 'down' ? 503 : 200;
  const body = request.method === 'HEAD' ? null : JSON.stringify(health);
  return withHeaders(new Response(body, { status, headers }), path);
}
