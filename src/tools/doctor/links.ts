/** Every link of the built pages that stays on the site: does it lead somewhere? */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { nowhere, routeOf } from '../../../netlify/http/routes.ts';
import { inProject } from '../project.ts';
import { type Examination, type Finding, look, wrong } from './finding.ts';

/** By address: the names that a link can end in (#…). */
type Pages = Map<string, { ids: Set<string>; links: Set<string> }>;

export const links: Examination = {
  name: 'links',
  async look({ kommun }) {
    const pages = await builtPages(kommun.site);
    if (pages.size === 0)
      return [
        look(
          'dist',
          'nothing is built, so no link could be followed',
          'links are looked at in the pages as they are',
          'npm run build, then this again',
        ),
      ];
    return [...pages].flatMap(([page, { links: all }]) =>
      [...all].flatMap((link) => broken(page, link, pages)),
    );
  },
};

async function builtPages(site: string): Promise<Pages> {
  const pages: Pages = new Map();
  for await (const file of glob('**/*.html', { cwd: inProject('dist') })) {
    const address = `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
    const $ = load(await readFile(join(inProject('dist'), file), 'utf8'));
    const links = $('a[href], form[action]')
      .map((_, one) => $(one).attr('href') ?? $(one).attr('action'))
      .get();
    const here = new URL(address, site);
    const own = links
      .filter((link) => URL.canParse(link, here))
      .map((link) => new URL(link, here))
      .filter(({ origin }) => origin === here.origin);
    pages.set(address, {
      ids: new Set(
        $('[id]')
          .map((_, one) => $(one).attr('id'))
          .get(),
      ),
      links: new Set(own.map(({ pathname, hash }) => pathname + hash)),
    });
  }
  return pages;
}

function broken(page: string, link: string, pages: Pages): Finding[] {
  const [path = '', name] = link.split('#');
  const there = pages.get(path) ?? pages.get(`${path}/`);
  const how = 'mend the link in the page, or bring back what it leads to';
  if (!there && !isThere(path))
    return [wrong(page, `it has a link to ${path}, where nothing is`, 'whoever follows it is lost', how)];
  if (!there || !name || there.ids.has(decodeURIComponent(name))) return [];
  return [
    wrong(
      page,
      `it has a link to ${link}, and there is no such place on that page`,
      'whoever follows it ends at the top',
      how,
    ),
  ];
}

/** Made when somebody asks, or a file that is no page. */
function isThere(path: string): boolean {
  return path === '/' || routeOf(path) !== nowhere || /\.[a-z0-9]+$/.test(path);
}
