/** What Netlify's own bundler makes of the functions: only there does it show whether the built pages travel along. */
import { describe, expect, test } from 'vitest';
import { useBundles } from '../support/bundles.ts';

const bundles = useBundles();
const ask = (init: RequestInit) => bundles.run('ideas', new Request('https://site.example/api/ideas', init));

describe('as Netlify bundles it', () => {
  test('the page comes back filled in, from inside the bundle', async () => {
    const response = await ask({
      method: 'POST',
      body: new URLSearchParams({ title: 'x', description: 'Kvar är det jag skrev' }),
    });
    const page = await response.text();
    expect([response.status, page.includes('Kvar är det jag skrev'), page.includes('<title>Fel: ')]).toEqual([
      422,
      true,
      true,
    ]);
  });
  test('other methods are told what is allowed, on a page of the site', async () => {
    const response = await ask({ method: 'GET' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(await response.text()).toContain('<html lang="sv">');
  });
  test('without its variables it keeps what was typed and says that nothing could be saved', async () => {
    const kept = process.env.SUPABASE_URL;
    delete process.env.SUPABASE_URL;
    const body = new URLSearchParams({
      title: 'En titel',
      description: 'Kvar är det jag skrev',
      informed: 'on',
    });
    const response = await ask({ method: 'POST', body });
    if (kept) process.env.SUPABASE_URL = kept;
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await response.text()).toContain('Kvar är det jag skrev');
  });
});
