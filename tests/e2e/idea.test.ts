import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { sv } from '../../src/i18n/sv.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { useBoard } from '../support/boardAtSite.ts';
import { useBrowser } from '../support/browser.ts';
import { anOffer } from '../support/contributions.ts';
import { get, getPage, leave } from '../support/theSite.ts';

const visitors = useBrowser();
const board = useBoard();
const hostile = `<script>alert(1)</script>"'&amp;<b>`;
let whole = '';
beforeAll(async () => {
  const own = { title: `Högläsning ${hostile}`, description: `Vi läser.\n\nAlla får vara med. ${hostile}` };
  whole = await board.putUp(own, { becomes: 'gathering', met: ['hands'], answered: true });
  await leave('offer', anOffer({ idea: whole, description: 'Jag har en röst som bär.' }));
});

describe('whoever comes to an idea', () => {
  test('reads who began, what it needs, how it goes and what is decided, as it was written', async () => {
    const $ = await getPage(`/ideer/${whole}/`);
    expect($('script')).toHaveLength(0);
    expect($('h1').text()).toBe(`Högläsning ${hostile}`);
    const main = $('main').text().replace(/\s+/g, ' ');
    for (const told of [
      'Förskolläraren med cykeln tog första steget. Bor här och jobbar i kommunen.',
      'Samlar folk',
      'Några som tar i: någon har satt sig',
      'En plats att vara på: ledig',
      '1 plats kvar. 1 person har erbjudit sig.',
      'Ett rum med stora bord',
      `Alla får vara med. ${hostile}`,
      'Barnen i lågstadiet',
      'Skola och förskola, Kultur och bibliotek',
      'Maja, Biblioteket, som jobbar i kommunen. Skrivet 26 november 2026. Inget är beslutat ännu.',
      'Beslutat av Kulturnämnden, KN 2026/12.',
    ])
      expect(main).toContain(told);
    for (const hidden of ['exempel.example', 'röst som bär', 'Vår mark'])
      expect($('main').html()).not.toContain(hidden);
  });

  test('sees the same as everybody, kept under a name of its own', async () => {
    const [one, other] = await Promise.all([
      get(`/ideer/${whole}/`, { headers: { 'x-nf-debug-logging': '1' } }),
      get(`/ideer/${whole}/?utm=x`, { headers: { cookie: '__Host-vard=x', 'accept-language': 'en' } }),
    ]);
    expect(one.headers.get('debug-netlify-cache-tag')).toBe(`idea-${whole}`);
    expect(await other.text()).toBe(await one.text());
  });

  test('can pass it on: by mail, by text message, as an address to copy, and on a wall', async () => {
    const $ = await getPage(`/ideer/${whole}/`);
    const address = `${kommun.site}/ideer/${whole}/`;
    for (const way of ['mailto:?', 'sms:?'])
      expect(decodeURIComponent($(`main a[href^="${way}"]`).attr('href') ?? '')).toContain(address);
    expect($('.address').text().trim()).toBe(address);
    expect($(`main a[href="/ideer/${whole}/affisch/"]`)).toHaveLength(1);
    expect($(`main a[href="/ideer/${whole}/sag-till/"]`)).toHaveLength(1);
  });

  test('and a search engine find the facts, each by its name', async () => {
    const $ = await getPage(`/ideer/${whole}/`);
    const item = $('[itemscope][itemtype="https://schema.org/CreativeWork"]');
    const fact = (name: string) => item.find(`[itemprop=${name}]`).first();
    expect(fact('identifier').text().trim()).toBe(whole);
    expect(fact('author').find('[itemprop=name]').text()).toBe('Förskolläraren med cykeln');
    expect(fact('contentLocation').text().trim()).toBe('Norra sidan');
    expect(Date.parse(fact('datePublished').attr('datetime') ?? '')).toBeGreaterThan(0);
    expect($('link[rel=canonical]').attr('href')).toBe(`${kommun.site}/ideer/${whole}/`);
    expect($('link[type="application/atom+xml"]').attr('href')).toBe('/ideer/atom.xml');
    expect($('meta[property="og:title"]').attr('content')).toBe(`Högläsning ${hostile}`);
    expect($('meta[name=description]').attr('content')).toMatch(/^Vi läser\. Alla får vara med\. <script>/);
  });

  test('sees when it last changed, and an answer is a change', async () => {
    const reference = await board.putUp({}, { answered: true });
    await board.sql`
      update app.board set changed_at = '2026-01-02T12:00:00Z', published_at = '2026-01-02T12:00:00Z'
      where id = (select id from app.contributions where reference = ${reference})`;
    const $ = await getPage(`/ideer/${reference}/`);
    const day = (selector: string) => $(selector).attr('datetime');
    expect(day('[itemprop=datePublished]')).toMatch(/^2026-01-02T/);
    expect(day('[itemprop=dateModified]')).toBe(day('.conversation li:last-child time'));
  });
});

test.each([
  ['withdrawn', 200, 'Tillbakadragen av den som skrev'],
  ['returned', 200, 'Tillbaka hos den som skrev'],
  ['retired', 200, 'Ihop med en annan idé'],
  ['removed', 410, 'Borttagen, med skäl'],
] as const)('an idea that is %s says so (%d), and none of its words', async (status, code, heading) => {
  const own = { title: 'Ord som är borta', description: 'Ord som också är borta.', displayName: 'Namnet' };
  const reference = await board.putUp(own, { becomes: status });
  for (const page of ['', 'hjalp-till/', 'affisch/']) {
    const response = await get(`/ideer/${reference}/${page}`);
    expect(response.status).toBe(code);
    const html = await response.text();
    for (const word of [...Object.values(own), 'Barnen i lågstadiet']) expect(html).not.toContain(word);
    const $ = load(html);
    expect($('h1').text()).toBe(heading);
    // Nothing is promised that cannot happen: what has left is read by nobody again.
    expect($('main').text()).not.toMatch(/för en tid|komma tillbaka/);
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('main a[href="/ideer/"], main a[href="/borja/"]')).toHaveLength(2);
  }
});

test.each(['x', 'K3-ABCD', 'K3-ABCD-EFGH/annat', 'K3-0000-0000', 'K3-0000-0000/affisch', '..%2f'])(
  'there is nothing at /ideer/%s/, and the page says so in our look',
  async (written) => {
    const response = await get(`/ideer/${written}/`);
    expect(response.status).toBe(404);
    expect(load(await response.text())('h1').text()).toBe(sv.site.notFound.heading);
  },
);

test('another spelling leads to the one address', async () => {
  const response = await get(`/ideer/${whole.toLowerCase().replaceAll('-', '')}/hjalp-till/`);
  expect([response.status, response.headers.get('location')]).toEqual([301, `/ideer/${whole}/hjalp-till/`]);
});

describe('whoever wants to help', () => {
  const stored = async (description: string) => {
    const [row] = await board.sql<{ idea: string }[]>`
      select c.reference as idea from app.offers o join app.whole w on w.id = o.id
      join app.contributions c on c.id = o.idea_id where w.description = ${description}`;
    return row?.idea;
  };

  test('gets from the idea to a stored offer that belongs to it', async () => {
    const page = await visitors.open(`/ideer/${whole}/`, { width: 360 });
    await page.getByRole('link', { name: 'Jag vill hjälpa till' }).click();
    await page.getByText('Det här behövs fortfarande').waitFor();
    await page.getByLabel('Låna ut en plats').check();
    const words = `Vi har en sal. ${whole}`;
    await page.locator('#description').fill(words);
    await page.locator('#email').fill('nagon@exempel.example');
    await page.locator('#informed').check();
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/mitt\//);
    expect(await stored(words)).toBe(whole);
  });

  test('keeps the idea when something has to be mended first, and sees its number', async () => {
    const page = await visitors.open(`/ideer/${whole}/hjalp-till/`, { width: 360 });
    await page.locator('main form button[type=submit]').click();
    await page.locator('#error-summary').waitFor();
    expect(await page.locator('#idea').isVisible()).toBe(true);
    expect(await page.locator('#idea').inputValue()).toBe(whole);
    await page.getByLabel('Ta i', { exact: true }).check();
    const words = `Jag bär stolar. ${whole}`;
    await page.locator('#description').fill(words);
    await page.locator('#phone').fill('070-123 45 67');
    await page.locator('#informed').check();
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/mitt\//);
    expect(await stored(words)).toBe(whole);
  });
});
