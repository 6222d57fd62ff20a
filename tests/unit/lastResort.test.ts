import { expect, test } from 'vitest';
import { Answer } from '../../netlify/http/answer.ts';

const request = new Request('https://site.example/api/ideas', { method: 'POST' });
const lastResort = (requestId: string) => new Answer(request, new Map(), 'idea', requestId).lastResort();

test('when not even a page can be read there is still a sentence, our headers and a time to try again', async () => {
  const response = lastResort('01HXYZ');
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toMatch(
    /^Något gick sönder hos oss\. .*finns det du skrev.*koden, .*: 01HXYZ$/s,
  );
});

test('a number that could do harm is not told', async () => {
  expect(await lastResort('<b>').text()).not.toMatch(/koden|<b>/);
});
