/** What the documents name is there: commands, files, settings, variables, and where their links lead. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const unique = (words: Iterable<string>) => [...new Set(words)].sort();
const found = (text: string, pattern: RegExp) =>
  unique([...text.matchAll(pattern)].map((match) => match[1] ?? ''));

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  '.env.example',
  ...globSync('docs/**/*.md', { cwd: root }).map((file) => file.replaceAll('\\', '/')),
];
const told = documents.map(read).join('\n');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const code = globSync('{src,netlify,tests}/**/*.{ts,mts,js}', { cwd: root }).map(read).join('\n');

test('every command is one of npm’s, and its file is there', () => {
  const commands = [...found(told, /npm run ([a-z:]+)/g), 'start', 'test'];
  expect(commands.length).toBeGreaterThan(8);
  for (const command of commands) {
    const file = /run\.js (\w+)$/.exec(scripts[command] ?? '')?.[1];
    const there = command === 'build' || existsSync(join(root, `src/tools/${file}.ts`));
    expect([command, there]).toEqual([command, true]);
  }
});

test('every command a person has is in the README', () => {
  const readme = read('README.md');
  // The font is cut once; Netlify runs the build.
  for (const name of Object.keys(scripts).filter((each) => !['font', 'build'].includes(each)))
    expect([name, new RegExp(`npm (run )?${name}\\b`).test(readme)]).toEqual([name, true]);
});

test('every file is there', () => {
  const files = found(told, /`((?:src|netlify|supabase|tests|docs|public|\.ci|\.github)\/[\w./-]*)`/g);
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});

test('every variable is read somewhere, and is explained in .env.example', () => {
  const variables = found(told, /\b((?:SUPABASE|NETLIFY|K3|INBOX)_[A-Z_]*[A-Z0-9]|PORT)\b/g);
  expect(variables.length).toBeGreaterThan(9);
  for (const name of variables) {
    expect([name, new RegExp(`\\b${name}\\b`).test(code)]).toEqual([name, true]);
    expect([name, new RegExp(`^# ${name}=`, 'm').test(read('.env.example'))]).toEqual([name, true]);
  }
});

test('every setting is one of kommun.config.ts', () => {
  const settings = found(told, /`(?:limits|privacy|reading|accessibility)\.(\w+)`/g);
  expect(settings.length).toBeGreaterThan(4);
  for (const name of settings)
    expect([name, new RegExp(`^ +${name}(:|,)`, 'm').test(read('src/domain/kommun.ts'))]).toEqual([
      name,
      true,
    ]);
});

describe.each(documents.filter((file) => file.endsWith('.md')))('%s', (document) => {
  const text = read(document);
  test('its links lead somewhere', () => {
    for (const link of found(text, /\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(link)) continue;
      const [file = '', heading] = link.split('#');
      const target = file ? join(dirname(document), file) : document;
      expect([link, existsSync(join(root, target))]).toEqual([link, true]);
      if (heading) expect(headingsOf(read(target))).toContain(heading);
    }
  });
});

test('no two decisions share a number, and none is left out', () => {
  const numbers = globSync('docs/decisions/*.md', { cwd: root }).map(
    (file) => /(\d{3})-[\w-]+\.md$/.exec(file)?.[1],
  );
  expect(numbers.sort()).toEqual(numbers.map((_, index) => String(index + 1).padStart(3, '0')));
});

/** As GitHub makes them. */
function headingsOf(text: string): string[] {
  return found(text, /^#+ (.*)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
