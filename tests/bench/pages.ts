import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inProject } from '../../src/tools/project.ts';
import type { Bench, Figure } from '../../src/tools/testing/bench.ts';
import { weighPage } from '../support/pageWeight.ts';

/** What a page costs the one who opens it for the first time. */
export default {
  name: 'What a page weighs (brotli)',
  async run() {
    const paths = await builtPages();
    const pages = await Promise.all(paths.map((path) => weighPage(path)));
    const most = (of: (page: (typeof pages)[number]) => number) => Math.max(...pages.map(of));
    const weights = pages.map(
      ({ path, bytes }): Figure => ({
        name: `${path} HTML, CSS and images`,
        value: bytes,
        unit: 'bytes',
        max: 14_336,
      }),
    );
    return [
      ...weights,
      { name: 'requests, the face apart, at most', value: most((page) => page.requests), unit: '', max: 3 },
      { name: 'the face', value: most((page) => page.fontBytes), unit: 'bytes', max: 16_384 },
      { name: 'faces fetched by a page, at most', value: most((page) => page.fonts), unit: '', max: 1 },
      { name: 'script, at most', value: most((page) => page.scriptBytes), unit: 'bytes', max: 0 },
      { name: 'other hosts, at most', value: most((page) => page.otherHosts.length), unit: '', max: 0 },
    ];
  },
} satisfies Bench;

async function builtPages(): Promise<string[]> {
  const files = await readdir(inProject('dist'), { recursive: true });
  return files
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${join(dirname(file), '/')}`.replace('/./', '/').replaceAll('\\', '/'))
    .sort();
}
