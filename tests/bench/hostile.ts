import { randomBytes } from 'node:crypto';
import autocannon, { type Request } from 'autocannon';
import type { Bench, Figure } from '../../src/tools/testing/bench.ts';
import { startSite } from '../support/site.ts';

const amount = 5000;
const json = { 'content-type': 'application/json', accept: 'application/json' };
const post = (headers: Record<string, string>, body: string): Request => ({
  method: 'POST',
  path: '/api/ideas',
  headers,
  body,
});
const wrongKey = () => ({ path: `/mitt/${randomBytes(16).toString('base64url')}/` });

/** What is asked, and the status that everyone who asks it must get. */
const questions: [string, Request, number][] = [
  ['wrong private keys (404)', { setupRequest: (request) => ({ ...request, ...wrongKey() }) }, 404],
  ['questions how we are (200)', { path: '/api/health' }, 200],
  ['posts from another site (403)', post({ ...json, 'sec-fetch-site': 'cross-site' }, '{}'), 403],
  ['posts of another type (415)', post({ 'content-type': 'text/plain' }, 'hej'), 415],
  ['posts with nothing in them, JSON (422)', post(json, '{}'), 422],
  [
    'posts with nothing in them, a form (422)',
    post({ 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }, 'title='),
    422,
  ],
  ['pages that are not there (404)', { path: '/wp-login.php' }, 404],
];

/** What it costs us to be asked by thousands who mean no good, against what it costs to give them a page. */
export default {
  name: `${amount} of each, 20 at a time: how many times dearer than a page (told only)`,
  async run() {
    const site = await startSite({ env: { K3_DEMO: '0' } });
    const rate = async (request: Request, status: number) => {
      const { duration, errors, statusCodeStats } = await autocannon({
        url: site.url,
        connections: 20,
        amount,
        requests: [request],
      });
      const given = Object.keys(statusCodeStats);
      if (given.join() !== String(status) || errors > 0)
        throw new Error(`Not every answer was ${status}: ${given}, ${errors} errors.`);
      // An answer that closes the connection may cost autocannon its next question, so answers are counted and not questions.
      return (statusCodeStats[status]?.count ?? 0) / duration;
    };
    try {
      await rate({ path: '/om/' }, 200);
      const page = await rate({ path: '/om/' }, 200);
      const figures: Figure[] = [{ name: 'a page, so many a second', value: page, unit: '' }];
      for (const [name, request, status] of questions) {
        figures.push({ name, value: page / (await rate(request, status)), unit: '×' });
      }
      return figures;
    } finally {
      await site.end('SIGTERM');
    }
  },
} satisfies Bench;
