import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { aWholeIdea } from '../support/contributions.ts';
import { everyPage } from '../support/publicPages.ts';
import { get, leave, postForm } from '../support/theSite.ts';

interface Link {
  on: string;
  to: string;
}

const pages = new Map<string, CheerioAPI>();
const others: Link[] = [];

/** Walks from the start page along every link of our own. */
beforeAll(async () => {
  const waiting = ['/', '/finns-inte/', '/en/finns-inte/', (await leave('idea', aWholeIdea())).path];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const response = await get(path);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    const $ = load(await response.text());
    pages.set(path, $);
    for (const { to } of linksOf(path, $)) if (isOurs(to)) waiting.push(new URL(to).pathname);
  }
});

const isOurs = (address: string) => new URL(address).origin === kommun.site;

function linksOf(on: string, $: CheerioAPI): Link[] {
  const links = $('a[href]')
    .toArray()
    .map((one) => ({ on, to: new URL($(one).attr('href') ?? '', kommun.site + on).href }));
  others.push(...links.filter(({ to }) => !isOurs(to)));
  return links;
}

describe('links', () => {
  test('lead from the start page to every public page', () => {
    expect([...pages.keys()]).toEqual(expect.arrayContaining([...everyPage]));
  });

  test('all lead somewhere, to the very place on the page that they name', async () => {
    const broken: Link[] = [];
    for (const [on, $] of pages) {
      for (const link of linksOf(on, $).filter(({ to }) => isOurs(to))) {
        const { pathname, hash } = new URL(link.to);
        const target = pages.get(pathname);
        const isFile = !target && (await get(pathname)).status === 200;
        const id = decodeURIComponent(hash.slice(1));
        const hasPlace =
          id === '' ||
          target?.('[id]')
            .toArray()
            .some((one) => target(one).attr('id') === id);
        if (!(isFile || (target && hasPlace))) broken.push(link);
      }
    }
    expect(broken).toEqual([]);
  });

  test('go straight there, not by a redirect', async () => {
    for (const path of pages.keys()) {
      if (!path.includes('.')) expect(path).toMatch(/\/$/);
    }
  });

  test('to others are encrypted, or a mail, a call or a text message that can be made', () => {
    expect(others.length).toBeGreaterThan(10);
    for (const { to } of others)
      expect(to).toMatch(/^(https:\/\/[^/]+\/|mailto:[^@\s]*@[^@\s]+|mailto:\?|tel:\+?\d{3,}$|sms:\?)/);
  });

  test('say where they lead, and never "here"', () => {
    for (const [on, $] of pages) {
      for (const one of $('a').toArray()) {
        const name = ($(one).attr('aria-label') ?? $(one).text()).trim();
        expect({ on, name }).toEqual({
          on,
          name: expect.stringMatching(/^(?!(här|läs mer|klicka.*|länk)$)./is),
        });
      }
    }
  });
});

test('a form that comes back has links that lead to what they name', async () => {
  for (const kind of ['idea', 'offer'] as const) {
    const $ = load(await (await postForm(kind, {})).text());
    const inside = $('a[href^="#"]')
      .toArray()
      .map((one) => $(one).attr('href') ?? '');
    expect(inside.length).toBeGreaterThan(3);
    for (const href of inside) expect($(href), href).toHaveLength(1);
  }
});
