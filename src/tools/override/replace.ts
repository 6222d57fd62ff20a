import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, posix, relative } from 'node:path';
import { ourPlaceOf, ownPlaceOf } from '../../domain/overrides.ts';
import { Problem } from '../problem.ts';
import { inProject } from '../project.ts';
import { noteOriginal } from './ledger.ts';
import { ourWord, wholeKey } from './words.ts';

/** @returns what was done, in a sentence */
export async function replaceFile(given: string): Promise<string> {
  const file = ourFile(given);
  const own = ownPlaceOf(file) as string;
  if (await isThere(own))
    throw new Problem(`${own} is there already. Change it, or remove it to get ours back.`);
  const text = await read(file);
  await mkdir(dirname(inProject(own)), { recursive: true });
  await writeFile(inProject(own), withImportsFrom(text, file, own));
  await noteOriginal(file, text);
  return `Change ${own}: it stands in place of ${file} from now on.`;
}

export async function replaceWord(given: string): Promise<string> {
  const [key, word] = [wholeKey(given), await ourWord(given)];
  await noteOriginal(`words ${key}`, word);
  return `Write yours in src/kommun/words.ts, under ${key}. Ours is: ${word}`;
}

export async function sawIt(given: string): Promise<string> {
  const key = /^words (.+)$/.exec(given)?.[1];
  if (key) return replaceWord(key);
  const file = ourFile(given);
  if (!(await isThere(ownPlaceOf(file) as string)))
    throw new Problem(`Nothing of yours stands in place of ${file}.`);
  await noteOriginal(file, await read(file));
  return `Noted: ${file} as it is now is what yours stands in place of.`;
}

/** Ours, whichever of the two is named. */
function ourFile(given: string): string {
  const file = posix.normalize(given.replaceAll('\\', '/'));
  const ours = ourPlaceOf(file) ?? file;
  if (ownPlaceOf(ours)) return ours;
  throw new Problem(
    `${given} cannot be replaced. What can: anything in src/components/, src/layouts/ and src/content/.`,
  );
}

async function read(file: string): Promise<string> {
  return readFile(inProject(file), 'utf8').catch(() => {
    throw new Problem(`There is no file ${file}.`);
  });
}

const isThere = (file: string) =>
  stat(inProject(file)).then(
    () => true,
    () => false,
  );

/** The copy lies elsewhere; what it imports does not. */
function withImportsFrom(text: string, from: string, to: string): string {
  return text.replace(/(from |import |import\()(['"])(\.{1,2}\/[^'"]+)\2/g, (_, before, quote, path) => {
    const target = posix.join(posix.dirname(from), path);
    const moved = relative(posix.dirname(to), target).replaceAll('\\', '/');
    return `${before}${quote}${moved.startsWith('.') ? moved : `./${moved}`}${quote}`;
  });
}
