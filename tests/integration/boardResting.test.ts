/** What stands in place of a page of the board when nobody could be asked: why, and what to do, in the page and where it is listed. */
import { load } from 'cheerio';
import { beforeEach, expect, test } from 'vitest';
import { forgetAll } from '../../netlify/http/restraint.ts';
import { useBundles } from '../support/bundles.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { aVisitor } from '../support/send.ts';
import { useProxy } from '../support/useProxy.ts';

const proxy = useProxy(useDatabase());
const bundles = useBundles();
watchLogs();
beforeEach(forgetAll);

const ask = (path: string, ip = aVisitor()) =>
  bundles.page(new Request(`https://site.example${path}`), { ip, requestId: 'r-1' });

async function told(answer: Response) {
  const $ = load(await answer.text());
  return {
    title: $('h1').text(),
    page: $('main').text(),
    listed: $('meta[name=description]').attr('content'),
  };
}

test.each(['/ideer/', '/ideer/K3-7F2M-9QXD/'])(
  'whoever is asked to wait is not told that they asked too much, or that the ideas are out of reach: %s',
  async (path) => {
    const ip = aVisitor();
    const answers = await Promise.all(Array.from({ length: 80 }, () => ask(path, ip)));
    const [refused] = answers.filter(({ status }) => status === 429);
    const { title, page, listed } = await told(refused as Response);
    expect(title).toBe('Vänta ett litet tag');
    expect(page).toContain('Många tittar just nu. Vänta tio sekunder och ladda om sidan.');
    for (const words of [page, listed]) expect(words).not.toMatch(/kommer inte åt|frågor/);
  },
);

test.each(['/ideer/', '/ideer/K3-7F2M-9QXD/'])(
  'whoever comes while the database is away is told whose fault it is, and that nothing is lost: %s',
  async (path) => {
    proxy.mood = 'drops';
    const { title, page, listed } = await told(await ask(path));
    expect(title).toBe('Bordet vilar en stund');
    for (const words of [page, listed]) expect(words).toContain('Felet är vårt, och inget är borta.');
  },
);
