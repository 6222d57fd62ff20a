/** What Netlify's own bundler makes of the functions: only there does it show whether the built pages travel along. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipFunction } from '@netlify/zip-it-and-ship-it';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let answer: (request: Request, context: object) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'k3-bundle-'));
  const source = join(project, 'netlify/functions/ideas.mts');
  const made = await zipFunction(source, folder, {
    archiveFormat: 'none',
    basePath: project,
    repositoryRoot: project,
  });
  const bundled = join(made?.path ?? '', 'netlify/functions/ideas.mjs');
  answer = (await import(pathToFileURL(bundled).href)).default;
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (init: RequestInit) =>
  answer(new Request('https://site.example/api/ideas', init), { ip: '192.0.2.1', site: {} });

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
