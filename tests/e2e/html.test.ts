import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { inProject } from '../../src/tools/project.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { aWholeContribution, aWholeIdea, kinds } from '../support/contributions.ts';
import { placeOnBoard } from '../support/placeOnBoard.ts';
import { publicPages } from '../support/publicPages.ts';
import { get, leave, postForm } from '../support/theSite.ts';
import { expectValid } from '../support/validHtml.ts';

const board = useBoard();
const built = (await readdir(inProject('dist'), { recursive: true })).filter((file) =>
  file.endsWith('.html'),
);

describe('the HTML is as the standard wants it', () => {
  test.each(built)('%s', async (file) => {
    await expectValid(await readFile(join(inProject('dist'), file), 'utf8'), file);
  });

  // Those that were built are the same; the others are made anew each time.
  test.each(publicPages)('on %s', async (path) => {
    await expectValid(await (await get(path)).text(), path);
  });

  test.each(kinds)('when the form for an %s comes back', async (kind) => {
    await expectValid(await (await postForm(kind, {})).text(), `${kind}, empty`);
    const wrong = {
      title: 'ab',
      description: '"<b>\n',
      email: 'x',
      displayName: 'å'.repeat(90),
      area: 'atlantis',
    };
    await expectValid(await (await postForm(kind, wrong)).text(), `${kind}, wrong`);
  });

  test.each(kinds)('on the private page of an %s', async (kind) => {
    const { path } = await leave(kind, aWholeContribution(kind));
    await expectValid(await (await get(path)).text(), path);
  });

  test("on an idea's pages, whatever has become of it", async () => {
    const hostile = `"'<b>& ]]> `.repeat(8);
    const own = { title: hostile, description: hostile, displayName: '<i>', needsNote: hostile };
    for (const life of [
      { becomes: 'gathering', met: ['hands'], answered: true },
      { becomes: 'resting' },
      { becomes: 'removed' },
    ] as const) {
      const reference = await board.putUp(own, life);
      for (const page of ['', 'hjalp-till/', 'affisch/']) {
        const path = `/ideer/${reference}/${page}`;
        await expectValid(await (await get(path)).text(), path);
      }
    }
  });

  test('on the list, on what is found and not, and where something is alike', async () => {
    const sql = postgres(inject('siteDatabaseUrl'), { max: 1 });
    const idea = {
      p_title: 'Pepparkaksverkstad på torget',
      p_needs: ['hands', 'lead'],
      p_hats: ['resident'],
    };
    for (const becomes of ['published', 'active', 'done', 'resting'] as const)
      await placeOnBoard(sql, { becomes, met: ['hands'], idea });
    await sql.end();
    const { path: mine } = await leave('idea', aWholeIdea({ title: 'Pepparkaksverkstad på torget' }));
    expect(await (await get(mine)).text()).toContain('Gå med i den i stället');
    for (const path of [
      mine,
      '/',
      '/ideer/',
      '/ideer/?ord=pepparkaksverkstad',
      '/ideer/?ord=xyzzy&amne=natur',
    ])
      await expectValid(await (await get(path)).text(), path);
  });

  test.each(['/finns-inte/', '/mitt/AAAAAAAAAAAAAAAAAAAAAA/'])('on %s', async (path) => {
    await expectValid(await (await get(path)).text(), path);
  });

  test('on a refusal', async () => {
    await expectValid(
      await (await get('/api/ideas', { headers: { accept: 'text/html' } })).text(),
      '/api/ideas',
    );
  });
});
