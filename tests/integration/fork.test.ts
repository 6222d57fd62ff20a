/** A municipality makes the site its own: another name, a page added, a page replaced, the forms closed for a while. Built for real. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '@netlify/functions';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sv } from '../../src/i18n/sv.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { importFunction } from '../../src/tools/server/functions.ts';
import { type ForkFolder, makeForkFolder } from '../support/forkFolder.ts';

const ownHost = new URL(kommun.home).hostname.replace('www.', '');
const theme = {
  light: { button: '#003f72', buttonText: '#ffffff', link: '#003f72' },
  dark: { button: '#9ccfef', buttonText: '#101715', link: '#9ccfef' },
};
const page = (title: string) => `---
title: ${title}
description: En sida som kommunen har skrivit själv, med en beskrivning som är lagom lång för en sökmotor.
question: Vad vill vi säga?
next: { text: Börja något, href: /borja/ }
---
Våra egna ord.
`;

/** What the host has set while it builds; each is read when it is needed, and stands nowhere else. */
const environment = {
  SUPABASE_URL: 'https://provstad-projekt.example',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_provstads-oppna',
  SUPABASE_SECRET_KEY: 'sb_secret_provstads-hemliga',
  INBOX_KEY: 'provstads-nyckel-till-inkorgen',
  SMTP_URL: 'smtps://provstad:provstads-losen@mejl.example:465',
};

let fork: ForkFolder;
let folder: string;
const build = () => fork.build(environment);
const built = async (path: string) => load(await readFile(join(folder, 'dist', path, 'index.html'), 'utf8'));

beforeAll(async () => {
  fork = await makeForkFolder();
  folder = fork.path;
  await fork.change('src/kommun/kommun.config.ts', (text) =>
    text
      .replaceAll(kommun.shortName, 'Provstad')
      .replaceAll(ownHost, 'provstad.example')
      .replace("shortName: 'Provstad',", "shortName: 'Provstad',\n  open: false,")
      .replace(/\n\}\);\s*$/, `\n  theme: ${JSON.stringify(theme)},\n});\n`),
  );
  await fork.command('override', 'src/components/Footer.astro');
  await fork.change('src/kommun/components/Footer.astro', (text) =>
    text.replace('<footer class="foot">', '<footer class="foot" id="var-egen-fot">'),
  );
  await fork.command('override', 'src/components/Closing.astro');
  await fork.write(
    'src/kommun/components/Closing.astro',
    '---\nimport Ours from \'../../components/Closing.astro\';\n---\n<div id="runt-om"><Ours {...Astro.props} /></div>\n',
  );
  await fork.change('src/kommun/words.ts', (text) =>
    text.replace('sv: {}', "sv: { site: { menu: 'Innehåll' } }"),
  );
  await fork.command('override', 'src/content/en/klassrummet.astro');
  await fork.change('src/kommun/content/en/klassrummet.astro', (text) =>
    text.replace(/title: '.*'/, "title: 'Our own classroom'"),
  );
  await fork.write('src/kommun/content/egen.md', page('Vår egen sida'));
  await fork.write('src/kommun/content/klassrummet.md', page('Vårt klassrum'));
  await fork.write('src/kommun/content/index.md', page('Vår egen början'));
  await build();
}, 120_000);
afterAll(() => fork.remove());

describe("a fork's site", () => {
  test('says its own name everywhere and the old one nowhere', async () => {
    let pages = 0;
    for await (const file of glob('**/*.{html,xml,txt}', { cwd: join(folder, 'dist') })) {
      const text = await readFile(join(folder, 'dist', file), 'utf8');
      for (const name of [kommun.shortName, ownHost])
        expect([file, text.includes(name)]).toEqual([file, false]);
      pages += 1;
    }
    expect(pages).toBeGreaterThan(13);
    expect((await built('om'))('title').text()).toContain('Provstad');
  });
  test.each([
    ...['/en/', '/lattlast/', '/ideer/', '/en/ideer/', '/finns-inte/', '/ideer/K3-0000-0000/', '/vardar/in/'],
    ...[
      '/ideer/K3-0000-0000/sag-till/',
      '/en/ideer/K3-0000-0000/sag-till/tack/',
      '/mitt/AAAAAAAAAAAAAAAAAAAAAA/',
    ],
    ...['/ideer/atom.xml', '/ideer/sitemap.xml', '/.well-known/security.txt'],
  ])('says no other name on what is made when somebody asks: %s', async (path) => {
    const { run } = await importFunction(join(folder, '.netlify/v1/functions/ssr/ssr.mjs'));
    const context = { requestId: '01HXFORK', ip: '192.0.2.7' } as Context;
    // No database answers there: every page says so in its own words.
    for (const name of ['URL', 'PUBLISHABLE_KEY', 'SECRET_KEY'])
      vi.stubEnv(`SUPABASE_${name}`, name === 'URL' ? 'http://127.0.0.1:9' : 'sb_none');
    const answer = await run(new Request(`https://provstad.example${path}`), context);
    vi.unstubAllEnvs();
    const text = await answer.text();
    expect([path, answer.status]).toEqual([path, expect.not.toBeOneOf([500])]);
    for (const name of [kommun.shortName, ownHost]) expect(text).not.toContain(name);
  });
  test.each([
    ['dist', 'what visitors are sent'],
    ['.netlify/build', 'what answers on demand'],
  ])('holds no key of the environment that it was built in: %s/, %s', async (place) => {
    let files = 0;
    for await (const file of glob('**/*.*', { cwd: join(folder, place) })) {
      const bytes = await readFile(join(folder, place, file)).catch(() => Buffer.alloc(0));
      const found = Object.entries(environment).filter(([, value]) => bytes.includes(value));
      expect([file, found.map(([name]) => name)]).toEqual([file, []]);
      files += bytes.length > 0 ? 1 : 0;
    }
    expect(files).toBeGreaterThan(15);
  });
  test('has its own colours on buttons and links, in the one style sheet', async () => {
    const href = (await built('om'))('link[rel=stylesheet]').attr('href') ?? '';
    expect(await readFile(join(folder, 'dist', href), 'utf8')).toMatch(/--button: ?#003f72/);
  });
  test('has the page it added, also in the sitemap', async () => {
    expect((await built('egen'))('h1').text()).toBe('Vår egen sida');
    expect(await readFile(join(folder, 'dist/sitemap-0.xml'), 'utf8')).toContain('/egen/');
  });
  test('shows its own page in place of ours, also of a drawn one', async () => {
    const $ = await built('klassrummet');
    expect([$('h1').text(), $('main').text().includes('Våra egna ord')]).toEqual(['Vårt klassrum', true]);
  });
  test('shows its own drawn page in place of ours in another language', async () => {
    expect((await built('en/klassrummet'))('h1').text()).toBe('Our own classroom');
  });
  test('has its own component in place of ours wherever ours stands, also round ours', async () => {
    for (const path of ['om', 'egen', 'klassrummet', 'personuppgifter']) {
      const $ = await built(path);
      expect([path, $('footer#var-egen-fot').length]).toEqual([path, 1]);
    }
    expect((await built('om'))('#runt-om .closing').length).toBe(1);
  });
  test('has its own word in place of ours, and all our others', async () => {
    const $ = await built('om');
    expect($('.menu-button').text().trim()).toBe('Innehåll');
    expect($('.skip').text().trim()).toBe(sv.site.skip);
  });
  test('has its own start page in place of ours, which no database is asked for', async () => {
    const { run } = await importFunction(join(folder, '.netlify/v1/functions/ssr/ssr.mjs'));
    const context = { requestId: '01HXFORK', ip: '192.0.2.7' } as Context;
    const answer = await run(new Request('https://provstad.example/'), context);
    const $ = load(await answer.text());
    expect([answer.status, $('h1').text(), $('title').text()]).toEqual([
      200,
      'Vår egen början',
      'Vår egen början – Provstad',
    ]);
    expect(answer.headers.get('x-keep')).toBeNull();
    expect($('link[rel=canonical]').attr('href')).toMatch(/provstad\.example\/$/);
  });
  test.each(['borja', 'hjalp-till'])(
    'closed, /%s/ has no form but a friendly word and a number to ring',
    async (path) => {
      const $ = await built(path);
      expect($('form')).toHaveLength(0);
      expect($('main a[href^="tel:"]').length).toBeGreaterThan(0);
    },
  );
  test('with a wrong setting it is not built, and the sentence names the field', async () => {
    await fork.change('src/kommun/kommun.config.ts', (text) =>
      text.replace(`'${kommun.contact.phone}'`, "'ring oss'"),
    );
    await expect(build()).rejects.toMatchObject({
      stderr: expect.stringContaining('contact.phone: a telephone number'),
    });
  });
  test('with a page that lacks its description it is not built, and the file is named', async () => {
    await fork.change('src/kommun/kommun.config.ts', (text) =>
      text.replace("'ring oss'", `'${kommun.contact.phone}'`),
    );
    await fork.change('src/kommun/content/egen.md', (text) => text.replace(/description: .*\n/, ''));
    const failed = await build().then(
      () => '',
      ({ stdout, stderr }) => `${stdout}${stderr}`,
    );
    expect(failed).toMatch(/egen[\s\S]*description/);
  });
});
