/** The table of an idea, as its pages show it: who sits there, which seats are free, and when nobody is looked for. */
import { describe, expect, test } from 'vitest';
import { needs } from '../../src/domain/choices.ts';
import { sv } from '../../src/i18n/sv.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { getPage } from '../support/theSite.ts';

const board = useBoard();

describe('whoever comes to the table of an idea', () => {
  test.each([
    ['nothing that is needed', { needs: [] }, {}, 'Inget särskilt.', 1],
    ['every seat taken', { needs: ['hands'] }, { met: ['hands'] }, 'får du plats ändå', 1],
    ['all six seats free', { needs: [...needs] }, {}, '6 platser kvar. Någon sätter sig först.', 6],
    ['nobody’s name', { displayName: '', hats: [] }, {}, 'En av oss tog första steget.', 2],
  ] as const)('finds a place where there is %s', async (_, own, life, told, free) => {
    const $ = await getPage(`/ideer/${await board.putUp(own, life)}/`);
    expect($('main').text().replace(/\s+/g, ' ')).toContain(told);
    expect($('.idea-table .free')).toHaveLength(free);
    expect($('main a.button').first().text().trim()).toBe(sv.idea.needs.help);
  });

  test('is not told that somebody has to sit down first where somebody has', async () => {
    for (const [own, life] of [
      [{ needs: ['hands'] }, { met: ['hands'] }],
      [{ needs: ['hands', 'lead'] }, { met: ['hands'] }],
      [{ needs: [] }, { becomes: 'gathering' }],
    ] as const) {
      const $ = await getPage(`/ideer/${await board.putUp(own, life)}/`);
      expect($('main').text()).not.toContain(sv.idea.needs.nobodyYet);
    }
  });

  test.each(['done', 'resting'] as const)(
    'sees no free seat at a table that looks for nobody, though a need was never met: %s',
    async (becomes) => {
      const reference = await board.putUp({ needs: ['hands', 'lead'] }, { becomes, met: ['hands'] });
      for (const page of ['', 'hjalp-till/']) {
        const $ = await getPage(`/ideer/${reference}/${page}`);
        expect($('.idea-table .free')).toHaveLength(0);
        expect($('.idea-table').attr('aria-label')).toBe('Ett runt bord uppifrån. Tagna platser: 2.');
        expect($('main').text()).not.toContain(sv.idea.needs.free);
        expect($('.seats .open')).toHaveLength(0);
      }
    },
  );

  test.each([
    ['done', 'Klart, tack vare Förskolläraren med cykeln'],
    ['resting', 'Vilar. Den kan vakna igen. Tack, Förskolläraren med cykeln,'],
  ] as const)('is thanked and not asked for anything when it is %s', async (becomes, thanks) => {
    const reference = await board.putUp({}, { becomes });
    const $ = await getPage(`/ideer/${reference}/`);
    expect($('main').text().replace(/\s+/g, ' ')).toContain(thanks);
    expect($('main a[href*="hjalp-till"], main a[href*="affisch"]')).toHaveLength(0);
    for (const page of ['hjalp-till/', 'affisch/']) {
      const $other = await getPage(`/ideer/${reference}/${page}`);
      expect($other('main').text()).toContain(sv.idea.offer.elsewhere);
      expect($other('form, .poster')).toHaveLength(0);
    }
  });
});
