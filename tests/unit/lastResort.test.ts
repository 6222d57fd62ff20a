import { expect, test } from 'vitest';
import { Answer } from '../../netlify/http/answer.ts';

test('when not even a page can be read there is still a sentence, our headers and a time to try again', async () => {
  const answer = new Answer(
    new Request('https://site.example/api/ideas', { method: 'POST' }),
    new Map(),
    'idea',
  );
  const response = answer.lastResort();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await response.text()).toMatch(/^Något gick sönder hos oss\. .*finns det du skrev/);
});
