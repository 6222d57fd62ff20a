/** What can be wrong with a fork's own files, planted one at a time in a real fork: the doctor finds it, and says how to mend it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../src/tools/doctor/examine.ts';
import { type ForkFolder, makeForkFolder } from '../support/forkFolder.ts';

const run = promisify(execFile);
let fork: ForkFolder;
const git = (...args: string[]) =>
  run('git', ['-c', 'user.name=Fork', '-c', 'user.email=fork@exempel.example', ...args], { cwd: fork.path });

beforeAll(async () => {
  fork = await makeForkFolder();
  await fork.write('.gitignore', 'node_modules\ndist\n.astro\n.netlify\n');
  await git('init', '-q');
  await git('add', '-A');
  await git('commit', '-qm', 'As it came');
});
beforeEach(async () => {
  await git('reset', '-q', '--hard');
  await git('clean', '-qfdx', '-e', 'node_modules');
});
afterAll(() => fork.remove());

async function doctor(): Promise<{ code: number; findings: Result['findings'] }> {
  const { code, out, err } = await fork.command('doctor', '--json');
  expect(err).toBe('');
  return { code, findings: (JSON.parse(out) as Result[]).flatMap(({ findings }) => findings) };
}
async function found(level: 'wrong' | 'look', where: string, advice: RegExp): Promise<void> {
  const { code, findings } = await doctor();
  const there = findings.filter((one) => one.where === where);
  expect(there.map(({ what, why, how }) => `${what}. ${why}. ${how}`)).toContainEqual(
    expect.stringMatching(advice),
  );
  expect(there.map((one) => one.level)).toContain(level);
  expect(code).toBe(level === 'wrong' ? 1 : 0);
}
const config = 'src/kommun/kommun.config.ts';
const setting = (text: string) =>
  fork.change(config, (before) => before.replace(/\n\}\);\s*$/, `\n  ${text}\n});\n`));

test('nothing is wrong with it as it came', async () => {
  const { code, findings } = await doctor();
  expect([code, findings.filter(({ level }) => level === 'wrong')]).toEqual([0, []]);
});

describe('what keeps it from being built', () => {
  test.each<[string, () => Promise<void>, string, RegExp]>([
    [
      'a telephone number that is none',
      () => fork.change(config, (text) => text.replace("phone: '0123-456 00'", "phone: 'ring'")),
      'contact.phone',
      /0123-456 00/,
    ],
    [
      'an area that is there twice',
      () => fork.change(config, (text) => text.replace("id: 'centrum'", "id: 'landsbygden'")),
      'areas',
      /each id once/,
    ],
    ['a setting that is none', () => setting("farger: ['#003f72'],"), 'the settings', /farger/],
    [
      'colours that cannot be read',
      () =>
        setting(
          "theme: { light: { link: '#9ccfef', button: '#003f72', buttonText: '#ffffff' }, dark: { link: '#9ccfef', button: '#9ccfef', buttonText: '#101715' } },",
        ),
      'theme.light.link',
      /contrast of 1\.\d; it needs 7/,
    ],
    [
      'a word that is none of ours',
      () =>
        fork.change('src/kommun/words.ts', (text) => text.replace('sv: {}', "sv: { site: { menyy: 'x' } }")),
      'sv.site.menyy',
      /src\/kommun\/words\.ts/,
    ],
  ])('%s', async (_, plant, where, advice) => {
    await plant();
    await found('wrong', where, advice);
  });
});

describe('what stands in place of ours', () => {
  const header = 'src/components/Header.astro';
  const own = 'src/kommun/components/Header.astro';
  const replace = () => fork.command('override', header);

  test('is told when ours has changed, with the difference, until somebody has looked', async () => {
    await replace();
    expect((await doctor()).findings.filter(({ where }) => where === own)).toEqual([]);
    await fork.change(header, (text) => text.replace('class="top"', 'class="top new"'));
    await found(
      'look',
      own,
      /changed since release 0\.1\.0[\s\S]*-<header class="top">[\s\S]*\+<header class="top new">/,
    );
    await fork.command('override', 'seen', header);
    expect((await doctor()).findings.filter(({ where }) => where === own)).toEqual([]);
  });
  test('is told when nobody noted what it stands in place of', async () => {
    await fork.write('src/kommun/content/om.md', await fork.read('src/content/sv/om.md'));
    await found('look', 'src/kommun/content/om.md', /npm run override -- seen src\/content\/sv\/om\.md/);
  });
  test('is told when a word of ours has changed', async () => {
    await fork.command('override', 'words', 'site.menu');
    await fork.change('src/kommun/words.ts', (text) =>
      text.replace('sv: {}', "sv: { site: { menu: 'Innehåll' } }"),
    );
    expect((await doctor()).findings.filter(({ where }) => where.endsWith('words.ts'))).toEqual([]);
    await fork.change('src/i18n/sv/site.ts', (text) => text.replace("menu: 'Meny'", "menu: 'Alla sidor'"));
    await found('look', 'src/kommun/words.ts', /ours is now: Alla sidor.*seen "words sv\.site\.menu"/);
  });
  test('is told when it is not there any more', async () => {
    await replace();
    await git('clean', '-qfd', 'src/kommun/components');
    await found('wrong', 'src/kommun/overrides.json', /put yours back/);
  });
});

describe('what nobody should find out from visitors', () => {
  test.each<[string, () => Promise<void>, string, RegExp]>([
    [
      'functions in Ohio',
      () => fork.change('netlify.toml', (text) => text.replace(/region = .*\n/, '')),
      'netlify.toml',
      /Ohio.*region = "fra"/,
    ],
    [
      'functions elsewhere',
      () => fork.change('netlify.toml', (text) => text.replace('"fra"', '"iad"')),
      'netlify.toml',
      /"iad"/,
    ],
    [
      'a secret in the code',
      () => fork.change(config, (text) => `// ${'sb_secret'}_${'a'.repeat(31)}\n${text}`),
      config,
      /new one/,
    ],
    [
      'variables in the code',
      async () => {
        await fork.write('.env', 'PORT=1\n');
        await git('add', '-f', '.env');
      },
      '.env',
      /take it out of the code/,
    ],
  ])('%s', async (_, plant, where, advice) => {
    await plant();
    await found('wrong', where, advice);
  });

  test('links to nowhere and to no place on a page, in the pages as they are built', async () => {
    await fork.change(
      'src/content/sv/om.md',
      (text) => `${text}\n[Hit](/finns-inte/) och [dit](/om/#nowhere) och [hem](/#innehall).\n`,
    );
    await fork.build();
    const { code, findings } = await doctor();
    expect(code).toBe(1);
    expect(findings.filter(({ where }) => where === '/om/').map(({ what }) => what)).toEqual([
      expect.stringContaining('/finns-inte/'),
      expect.stringContaining('/om/#nowhere'),
    ]);
    expect(findings.filter(({ where, level }) => where.startsWith('/') && level === 'wrong')).toHaveLength(2);
  });
});

test('in words it tells what, why and how, and counts', async () => {
  await fork.change('netlify.toml', (text) => text.replace('"fra"', '"iad"'));
  const { code, out } = await fork.command('doctor');
  expect(code).toBe(1);
  expect(out).toMatch(/✗ where the functions run\n {4}✗ netlify\.toml: .*\n {6}Why: .*\n {6}How: /);
  expect(out).toMatch(/– migrations: not looked at, because SUPABASE_DB_URL is not set/);
  expect(out).toMatch(/\n1 to mend, \d+ to look at\n$/);
});
