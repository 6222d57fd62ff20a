/** A real fork of the first release, with a name, colours, a page, a word and a database of its own, becomes what stands here. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRepositories, newest, type Repositories } from '../support/upstream.ts';

let repositories: Repositories;
const inFork = (file: string) => join(repositories.fork, file);
const data = () => join(repositories.folder, 'data');
const many = 200;

beforeAll(async () => {
  repositories = await makeRepositories();
  const { git, fork } = repositories;
  await git(fork, 'config', 'user.name', 'Fork');
  await git(fork, 'config', 'user.email', 'fork@exempel.example');
  await makeItsOwn();
  await fillDatabase();
}, 600_000);
afterAll(() => repositories?.remove());

interface Said {
  code: number | null;
  out: string;
}

async function run(name: string, ...args: string[]): Promise<Said> {
  const child = start(name, args);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

function start(name: string, args: string[]) {
  const ours = /^(SUPABASE_.*|NETLIFY_.*|SITE_ID|SMTP_URL|PURGE_API_URL|INBOX_KEY|NODE_ENV|VITEST.*)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !ours.test(key)));
  return spawn(process.execPath, ['src/tools/run.js', name, ...args], {
    cwd: repositories.fork,
    env: { ...env, K3_DATA: data(), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function makeItsOwn(): Promise<void> {
  const answers = {
    name: 'Provstads kommun',
    shortName: 'Provstad',
    genitive: 'Provstads kommuns',
    theme: { colours: ['#005aa0', '#ffcd00'] },
    topics: [{ id: 'odla', name: 'Odling' }],
  };
  const file = join(repositories.folder, 'answers.json');
  await writeFile(file, JSON.stringify(answers));
  expect((await run('init', '--answers', file)).code).toBe(0);
  const words = await readFile(inFork('src/kommun/words.ts'), 'utf8');
  await run('override', 'words', 'site.menu');
  await writeFile(
    inFork('src/kommun/words.ts'),
    words.replace('sv: {}', "sv: { site: { menu: 'Innehåll' } }"),
  );
  await run('override', 'src/content/sv/om.md');
  const page = await readFile(inFork('src/kommun/content/om.md'), 'utf8');
  await writeFile(
    inFork('src/kommun/content/om.md'),
    page.replace(/^title: .*$/m, 'title: Om vår egen sajt'),
  );
  await repositories.git(repositories.fork, 'add', '-A');
  await repositories.git(repositories.fork, 'commit', '-qm', 'Ours');
}

/** Sends as residents do, to the fork's own site. */
async function fillDatabase(): Promise<void> {
  const site = await siteOf();
  for (let n = 0; n < many; n += 1) {
    const answer = await fetch(`${site.url}api/ideas`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-nf-client-connection-ip': `198.18.${n >> 8}.${n & 255}`,
      },
      body: JSON.stringify({
        title: `Idé nummer ${n}`,
        description: `Vi gör nummer ${n} tillsammans, alla.`,
        informed: true,
      }),
    });
    expect(answer.status).toBe(201);
  }
  await site.stop();
}

async function siteOf(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = start('start', []);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, found] = /^Ready (\S+)$/m.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on('close', () => reject(new Error(said)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

const head = () => repositories.git(repositories.fork, 'rev-parse', 'HEAD');
const worktrees = async () =>
  (await repositories.git(repositories.fork, 'worktree', 'list', '--porcelain')).match(/^worktree /gm)
    ?.length;
const upgrade = (...args: string[]) => run('upgrade', '--untested', ...args);

describe('an upgrade that cannot be', () => {
  const unchanged = async (said: Promise<Said>, sentence: RegExp) => {
    const before = await head();
    const { code, out } = await said;
    expect([code, out]).toEqual([1, expect.stringMatching(sentence)]);
    expect(out).not.toMatch(/\n +at /);
    expect([await head(), await worktrees()]).toEqual([before, 1]);
  };

  test('from nowhere says where to look', async () => {
    await unchanged(upgrade('--from', 'nowhere'), /could not be fetched.*git remote -v/s);
  });
  test('over what is not committed asks to commit it', async () => {
    await writeFile(inFork('src/kommun/content/ny.md'), 'x');
    await unchanged(upgrade(), /not committed/);
    await repositories.git(repositories.fork, 'clean', '-qfd');
  });
  test('over a file that both have changed names it, and says where it belongs', async () => {
    const { git, fork, upstream } = repositories;
    const changed = async (where: string, words: string) => {
      const file = join(where, 'README.md');
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^.*$/m, words));
      await git(where, 'commit', '-qam', words);
    };
    const [ours, theirs] = [await head(), await git(upstream, 'rev-parse', 'HEAD')];
    await changed(fork, '# Ours');
    await changed(upstream, '# Theirs');
    await git(upstream, 'tag', 'v9.9.10');
    await unchanged(
      upgrade(),
      /9\.9\.10 have changed the same lines[\s\S]* {2}README\.md[\s\S]*npm run override/,
    );
    await git(fork, 'reset', '-q', '--hard', ours);
    await git(upstream, 'tag', '-d', 'v9.9.10');
    await git(upstream, 'reset', '-q', '--hard', theirs);
    await git(fork, 'update-ref', '-d', 'refs/upstream/v9.9.10');
  });
  test('that is stopped in the middle leaves everything as it was', async () => {
    const before = await head();
    const child = start('upgrade', ['--untested']);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Trying its migrations')) child.kill('SIGTERM');
    });
    await once(child, 'close');
    expect(said).toContain('Trying its migrations');
    expect([await head(), await worktrees()]).toEqual([before, 1]);
  }, 300_000);
});

describe('from the first release to what stands here', () => {
  let said: Said;
  let own: string;
  beforeAll(async () => {
    own = await repositories.git(repositories.fork, 'rev-parse', 'HEAD:src/kommun');
    said = await upgrade();
  }, 600_000);

  test('nothing is in conflict, and what changed is told in plain words', () => {
    expect([said.code, said.out]).toEqual([0, expect.stringContaining(`Upgraded from 0.1.0 to ${newest}.`)]);
    expect(said.out).toContain(`${newest}, for forks: look at the colours.`);
  });
  test('no row is lost', () => {
    const [, rows = '0'] = /Every row is there: (\d+)\./.exec(said.out) ?? [];
    // Each idea is at least a contribution, an idea, a submission and a step.
    expect(Number(rows)).toBeGreaterThanOrEqual(4 * many);
  });
  test('what is its own is untouched, and the rest is as upstream has it', async () => {
    const { git, fork } = repositories;
    expect(await git(fork, 'rev-parse', 'HEAD:src/kommun')).toBe(own);
    expect(
      await git(fork, 'diff', '--stat', `refs/upstream/v${newest}`, 'HEAD', '--', '.', ':!src/kommun'),
    ).toBe('');
    expect([await worktrees(), await git(fork, 'status', '--porcelain')]).toEqual([1, '']);
  });
  test('its site has its own name, colours, page and word, and every idea', async () => {
    const site = await siteOf();
    try {
      const page = await (await fetch(`${site.url}om/`)).text();
      expect(page).toMatch(/<h1[^>]*>Om vår egen sajt<\/h1>/);
      expect(page).toMatch(/Innehåll\s*<\/button>/);
      expect(page).toContain('Provstad');
      const [, sheet = ''] = /href="(\/_astro\/site[^"]+\.css)"/.exec(page) ?? [];
      expect(await (await fetch(new URL(sheet, site.url))).text()).toMatch(/--button: ?#005aa0/);
      const listed = await run('list', '--json', '--most', '1000');
      expect((JSON.parse(listed.out) as unknown[]).length).toBeGreaterThanOrEqual(many);
    } finally {
      await site.stop();
    }
  }, 300_000);
  test('its checks and unit tests pass, with its own settings', async () => {
    const { code, out } = await run('test', 'unit');
    expect([code, out.trim().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/ 0 failed/)]);
  }, 400_000);
  test('a second time there is nothing to do', async () => {
    expect(await upgrade()).toEqual({ code: 0, out: expect.stringMatching(/newest release already/) });
  });
});
