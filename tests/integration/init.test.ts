/** A municipality makes the site its own with the wizard: answers, what is written, and what is not. */
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import kommun from '../../src/kommun/kommun.config.ts';
import { shortest } from '../../src/tools/init/answers.ts';
import { askAll, Ended } from '../../src/tools/init/ask.ts';
import { type ForkFolder, makeForkFolder } from '../support/forkFolder.ts';

let fork: ForkFolder;
beforeAll(async () => {
  fork = await makeForkFolder();
});
beforeEach(() => fork.reset());
afterAll(() => fork.remove());

const answers = {
  name: 'Provstads kommun',
  shortName: 'Provstad',
  genitive: 'Provstads kommuns',
  site: 'https://ihop.provstad.example',
  theme: { colours: ['#005aa0'] },
  topics: [{ id: 'odla', name: 'Odling' }],
  contact: { phone: '0456-111 00' },
  privacy: { officer: { email: 'dso@provstad.example' } },
};
const init = async (given: unknown) => {
  await fork.write('answers.json', typeof given === 'string' ? given : JSON.stringify(given));
  return fork.command('init', '--answers', join(fork.path, 'answers.json'));
};

/** Every file of the fork but the packages and the answers, by what is in it. */
async function everything(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of glob('**/*', {
    cwd: fork.path,
    withFileTypes: true,
    exclude: (one) => one.name === 'node_modules',
  })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && entry.name !== 'answers.json')
      files.set(
        file,
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      );
  }
  return files;
}

describe('answers from a file', () => {
  test('become the config, nothing else is touched, and what was not answered stays', async () => {
    const before = await everything();
    const { code, out } = await init(answers);
    expect([code, out]).toEqual([0, expect.stringContaining("+   name: 'Provstads kommun',")]);
    const after = await everything();
    const changed = [...after].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file);
    expect(changed).toEqual([join(fork.path, 'src/kommun/kommun.config.ts')]);
    expect([...before.keys()].filter((file) => !after.has(file))).toEqual([]);
    const written = JSON.parse((await fork.command('init', '--print-answers')).out);
    expect(written).toMatchObject({
      ...answers,
      contact: { ...shortest(kommun).contact, ...answers.contact },
    });
    expect(written.areas).toEqual(kommun.areas);
  });
  test('say what is left to decide and who decides it, and that old topics stay where they are', async () => {
    const { out } = await init(answers);
    expect(out).toMatch(/Archivist:\n {2}privacy\.retention\.0\.decision/);
    expect(out).toMatch(/Lawyer:\n {2}privacy\.transfers/);
    expect(out).toMatch(/under skola, .* keep that word/);
    const { out: decided } = await init({
      privacy: {
        retention: [{ what: 'Allt', kept: 'i två år', decision: 'KS 2026/1' }],
        transfers: 'Inga.',
        registration: 'KS 2026/2',
      },
    });
    expect(decided).not.toMatch(/privacy\./);
  });
  test('a second time there is nothing to write; what was printed is an answer too', async () => {
    await init(answers);
    const before = await everything();
    expect((await init(answers)).out).toMatch(/^Everything stands/);
    expect((await init((await fork.command('init', '--print-answers')).out)).out).toMatch(
      /^Everything stands/,
    );
    expect(await everything()).toEqual(before);
  });
  test('that change what people are told about their data make a new version of the notice', async () => {
    await init({ contact: { phone: '0456-999 99' } });
    expect(await fork.read('src/kommun/kommun.config.ts')).toContain(
      `version: '${new Date().toLocaleDateString('sv-SE', { timeZone: kommun.timeZone })}'`,
    );
  });
  test.each<[string, unknown, RegExp]>([
    [
      'a wrong telephone number',
      { contact: { phone: 'ring' } },
      /contact\.phone: a telephone number; for example/,
    ],
    ['an unknown name', { namn: 'Provstad' }, /namn/],
    ['a colour by name', { theme: { colours: ['blå'] } }, /theme\.colours\.0: a colour like "#003f72"/],
    ['a language nobody has written', { languages: ['tlh'] }, /languages\.0/],
    ['no JSON', '{', /is no JSON object.*--print-answers/],
    ['a list', [], /is no JSON object/],
    ['a logo that is not there', { logo: 'vapen.svg' }, /There is no file .*vapen\.svg/],
  ])('with %s are refused with what to do, and nothing is written', async (_, given, sentence) => {
    const before = await everything();
    const { code, err } = await init(given);
    expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
    expect(err).not.toMatch(/\n +at /);
    expect(await everything()).toEqual(before);
  });
  test('from a file that is not there are asked for', async () => {
    expect((await fork.command('init', '--answers', 'nowhere.json')).err).toMatch(/There is no file/);
  });
});

describe('at the keyboard', () => {
  /** Types each of these when the question has come; Enter after each. */
  async function wizard(typed: (string | undefined)[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let screen = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      screen += stripVTControlCharacters(text);
    });
    const asked = askAll(kommun, { input, output });
    let over = false;
    asked
      .catch(() => undefined)
      .finally(() => {
        over = true;
      });
    for (const answer of [...typed, ...Array<undefined>(60).fill(undefined)]) {
      if (over) break;
      await sleep(15);
      // Ctrl-U takes away what stood there.
      if (answer !== undefined) input.write(answer === '\x03' ? answer : `\x15${answer}`);
      await sleep(5);
      input.write('\r');
    }
    return { asked, screen: () => screen };
  }

  test('Enter all the way keeps everything', async () => {
    const { asked } = await wizard([]);
    expect(await asked).toEqual({ settings: shortest(kommun) });
  });
  test('another name is followed by what people say and whose, and what does not fit is said at once', async () => {
    const { asked, screen } = await wizard([
      'Provstads kommun',
      undefined,
      undefined,
      '',
      'Provstads kommun, org.nr 1',
    ]);
    const { settings } = await asked;
    expect(settings).toMatchObject({
      name: 'Provstads kommun',
      shortName: 'Provstad',
      genitive: 'Provstads kommuns',
      provider: 'Provstads kommun, org.nr 1',
    });
    expect(screen()).toContain('cannot be empty');
  });
  test('Ctrl-C ends it, and nothing is changed', async () => {
    const { asked } = await wizard(['Provstads kommun', '\x03']);
    await expect(asked).rejects.toBeInstanceOf(Ended);
  });
});
