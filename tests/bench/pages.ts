import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { inProject } from '../../src/tools/project.ts';
import type { Bench, Figure } from '../../src/tools/testing/bench.ts';
import { oneIdeaAt } from '../support/board.ts';
import { type PageWeight, weighBuilt, weighPage } from '../support/pageWeight.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { databaseUrlOf, startSite } from '../support/site.ts';

const most = 14_336;
/** A full page of the list, and an idea that is as long as it may be. */
const mostOfTheBoard = 20_480;
const isOfTheBoard = /^\/ideer\/([^/]+\/)?$/;

/** What a page costs the one who opens it for the first time. */
export default {
  name: 'What a page weighs (brotli)',
  async run() {
    const pages = [...(await Promise.all((await builtPages()).map(weighBuilt))), ...(await onDemand())];
    const highest = (of: (page: PageWeight) => number) => Math.max(...pages.map(of));
    const weights = pages.map(
      ({ path, bytes }): Figure => ({
        name: `${path} HTML, CSS and images`,
        value: bytes,
        unit: 'bytes',
        max: isOfTheBoard.test(path) ? mostOfTheBoard : most,
      }),
    );
    return [
      ...weights,
      {
        name: 'requests, the face apart, at most',
        value: highest((page) => page.requests),
        unit: '',
        max: 3,
      },
      { name: 'the face', value: highest((page) => page.fontBytes), unit: 'bytes', max: 16_384 },
      { name: 'faces fetched by a page, at most', value: highest((page) => page.fonts), unit: '', max: 1 },
      { name: 'script, at most', value: highest((page) => page.scriptBytes), unit: 'bytes', max: 0 },
      { name: 'other hosts, at most', value: highest((page) => page.otherHosts.length), unit: '', max: 0 },
    ];
  },
} satisfies Bench;

/** What a visitor may open: `/_tema/` is built on one's own machine alone. */
async function builtPages(): Promise<string[]> {
  const files = await readdir(inProject('dist'), { recursive: true });
  return files
    .filter((file) => file.endsWith('index.html') && !file.startsWith('_'))
    .map((file) => `/${join(dirname(file), '/')}`.replace('/./', '/').replaceAll('\\', '/'))
    .sort();
}

/** The start page, the list and all pages of an idea, with a board that is full of ideas with much to say. */
async function onDemand(): Promise<PageWeight[]> {
  const site = await startSite({ env: { K3_DEMO: '0' } });
  const sql = postgres(databaseUrlOf(site.dataDir), { max: 1 });
  try {
    for (let n = 0; n < 21; n += 1) await placeOnBoard(sql, longIdea(n));
    const { idea, ...rest } = longIdea(21);
    const longest = await placeOnBoard(sql, {
      ...rest,
      idea: { ...idea, p_description: some(700, 21).slice(0, 4000).trim() },
    });
    return await Promise.all(
      ['/', '/ideer/', ...oneIdeaAt(longest)].map(async (path) =>
        weighPage(path, await (await fetch(site.url + path)).text()),
      ),
    );
  } finally {
    await sql.end();
    await site.end('SIGTERM');
  }
}

const words =
  'vi vill plantera fruktträd bakom skolan och bygga bänkar längs cykelvägen där äldre kan vila medan barnen leker kom gärna om du har spade skottkärra eller bara en ledig kväll i maj så bjuder föreningen på kaffe efteråt och någon visar hur man beskär'.split(
    ' ',
  );
/** Words in another order for each idea, so that they are not compressed away. */
const some = (count: number, n: number) =>
  Array.from({ length: count }, (_, i) => words[(i * (n + 7) + n * n) % words.length]).join(' ');

const longIdea = (n: number) => ({
  met: n % 2 ? ['hands' as const] : [],
  idea: {
    p_title: `${some(12, n)} ${n}`.slice(0, 100).trim(),
    p_description: some(80, n + 3),
    p_needs: ['hands', 'skill', 'place', 'things', 'contacts', 'lead'].slice(0, 3 + (n % 4)),
    p_hats: ['resident', 'employee', 'elected', 'association', 'business', 'student'].slice(n % 4),
    p_display_name: some(4, n).slice(0, 40).trim(),
    p_area: ['whole', 'centrum', 'norra-sidan'][n % 3],
  },
});
