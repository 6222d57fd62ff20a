/**
 * What the wizard asks for is what the config holds, so answers are settings: the same names, the same checks, the same sentences. A file
 * of answers says as much as it likes; what it leaves out stays as it is.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checkKommun, inLines, type Kommun, type KommunInput } from '../../domain/kommun.ts';
import { Problem } from '../problem.ts';

export interface Answers {
  settings: KommunInput;
  /** A file with the coat of arms or logo, when there is to be another one. */
  logo?: string;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are laid over each other; everything else, lists too, is replaced. */
function over(below: unknown, above: unknown): unknown {
  if (!isObject(below) || !isObject(above)) return above;
  const all = { ...below };
  for (const [key, value] of Object.entries(above)) all[key] = key in below ? over(below[key], value) : value;
  return all;
}

/**
 * @param file JSON as `--print-answers` gives it, in whole or in part
 * @param present the settings as they are
 * @throws Problem that names the file, and each answer that needs mending with an example
 */
export async function readAnswers(file: string, present: Kommun): Promise<Answers> {
  const given = await readJson(file);
  const { logo, ...settings } = given;
  if (logo !== undefined && typeof logo !== 'string')
    throw new Problem(`${file}: logo is the path of an SVG file, like "logo.svg".`);
  const whole = withoutOther(over(present, settings) as Json, settings);
  const checked = checkKommun(whole);
  if ('faults' in checked) throw new Problem(`${file} needs mending:\n${inLines(checked.faults)}`);
  return {
    settings: shortest(checked.kommun),
    // Written from where the file lies.
    ...(logo === undefined ? {} : { logo: resolve(dirname(file), logo) }),
  };
}

/** A theme is given in one of two ways: the new one does not lie over the old one. */
function withoutOther(whole: Json, given: Json): Json {
  return 'theme' in given ? { ...whole, theme: given.theme } : whole;
}

async function readJson(file: string): Promise<Json> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Problem(
      `There is no file ${file}. "npm run init -- --print-answers" prints one to begin with.`,
    );
  });
  try {
    const given: unknown = JSON.parse(text);
    if (isObject(given)) return given;
  } catch {
    // Said below.
  }
  throw new Problem(`${file} is no JSON object. "npm run init -- --print-answers" prints one to begin with.`);
}

/** What has to be said so that these settings come out of it: whatever is as it would be anyway is left out, and follows later releases. */
export function shortest(kommun: Kommun): KommunInput {
  const whole = structuredClone(kommun) as unknown as Json;
  const isTheSame = () => {
    const checked = checkKommun(whole);
    return 'kommun' in checked && isDeepStrictEqual(checked.kommun, kommun);
  };
  const shorten = (part: Json): void => {
    for (const [key, value] of Object.entries(part)) {
      delete part[key];
      if (isTheSame()) continue;
      part[key] = value;
      for (const inner of Array.isArray(value) ? value : [value]) if (isObject(inner)) shorten(inner);
    }
  };
  shorten(whole);
  return inOrder(whole, kommun as unknown as Json) as unknown as KommunInput;
}

/** Taking out and putting back moves a key to the end. */
function inOrder(some: unknown, order: unknown): unknown {
  if (Array.isArray(some)) return some.map((one, at) => inOrder(one, (order as unknown[])[at]));
  if (!isObject(some) || !isObject(order)) return some;
  return Object.fromEntries(
    Object.keys(order).flatMap((key) => (key in some ? [[key, inOrder(some[key], order[key])]] : [])),
  );
}
