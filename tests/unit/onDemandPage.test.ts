import { describe, expect, test, vi } from 'vitest';
import { answerPage } from '../../netlify/http/onDemandPage.ts';

const visit = (path: string, render: () => Promise<Response>) =>
  answerPage(new Request(`https://site.example${path}`), render, 'Något gick sönder.');

describe('a page that is made when somebody asks', () => {
  test('has its charset and our headers', async () => {
    const page = await visit(
      '/x/',
      async () => new Response('<p>å', { headers: { 'content-type': 'text/html' } }),
    );
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBeNull();
  });
  test('is kept nowhere when it is somebody’s own, also where it only redirects', async () => {
    const page = await visit(
      '/mitt/abc',
      async () => new Response(null, { status: 308, headers: { location: '/mitt/abc/' } }),
    );
    expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
      308,
      'no-store',
      'no-referrer',
    ]);
  });
  test('that breaks half way says so with a sentence, and logs no word of it', async () => {
    const logged = vi.spyOn(console, 'log').mockImplementation(() => {});
    const torn = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('<p>'));
        controller.error(new TypeError('namn@exempel.example'));
      },
    });
    const page = await visit('/mitt/abc/', async () => new Response(torn));
    expect([page.status, await page.text(), page.headers.get('cache-control')]).toEqual([
      500,
      'Något gick sönder.',
      'no-store',
    ]);
    expect(logged.mock.calls).toEqual([['{"event":"failed","endpoint":"page","error":"TypeError"}']]);
  });
});
