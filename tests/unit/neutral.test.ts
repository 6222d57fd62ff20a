import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';

const root = new URL('../../', import.meta.url);

test('no file outside the fork’s own room names the municipality that runs the site', async () => {
  const host = new URL(kommun.home).hostname.replace('www.', '');
  const read: string[] = [];
  for await (const file of glob(
    '{src,netlify,supabase,public}/**/*.{ts,mts,js,astro,md,yaml,css,sql,svg,txt}',
    { cwd: root },
  )) {
    if (file.startsWith('src/kommun/')) continue;
    const text = (await readFile(new URL(file, root), 'utf8')).toLowerCase();
    for (const name of [kommun.shortName.toLowerCase(), host])
      expect([file, text.includes(name)]).toEqual([file, false]);
    read.push(file);
  }
  expect(read.length).toBeGreaterThan(80);
});
