/** The wizard at the keyboard. Everything stands there as it is now: Enter keeps it. */
import type { Readable, Writable } from 'node:stream';
import { confirm, intro, isCancel, text } from '@clack/prompts';
import { checkKommun, type Kommun } from '../../domain/kommun.ts';
import { Problem } from '../problem.ts';
import { type Answers, shortest } from './answers.ts';
import { readLogo } from './logo.ts';
import { type Question, questionsFor, type Settings, valueAt } from './questions.ts';

/** The keyboard and the screen; left out, those of this process. */
export interface Terminal {
  input?: Readable;
  output?: Writable;
}

/** Ended with Ctrl-C. */
export class Ended extends Error {}

/** @throws Ended */
export async function askAll(present: Kommun, terminal: Terminal = {}): Promise<Answers> {
  intro('Make the site yours. Enter keeps what stands there, Ctrl-C ends and changes nothing.', terminal);
  const settings = structuredClone(present) as unknown as Settings;
  for (const question of questionsFor(present)) await askOne(question, settings, present, terminal);
  const logo = await askLogo(terminal);
  const checked = checkKommun(settings);
  if ('faults' in checked) throw new Error('answers that were checked do not fit together');
  return { settings: shortest(checked.kommun), ...(logo ? { logo } : {}) };
}

/** Something else than was there already has been typed for the name: what follows from it follows. */
function beginning({ field, begin }: Question, settings: Settings, present: Kommun): string {
  const now = valueAt(settings, field);
  const isDerived = typeof now === 'string' && begin !== undefined;
  if (isDerived && settings.name === present.name) return now;
  return begin ? begin(settings) : String(now ?? '');
}

async function askOne(
  question: Question,
  settings: Settings,
  present: Kommun,
  terminal: Terminal,
): Promise<void> {
  const { field, message, read = (typed: string) => typed.trim() } = question;
  const typed = await answered(
    text({
      ...terminal,
      message,
      initialValue: beginning(question, settings, present),
      validate: (value = '') => faultOf(settings, field, read(value, settings)),
    }),
  );
  put(settings, field, read(typed, settings));
}

async function askLogo(terminal: Terminal): Promise<string | undefined> {
  const file = await answered(
    text({
      ...terminal,
      message: 'An SVG file with your coat of arms or logo (empty: it stays as it is)',
    }),
  );
  if (!file?.trim()) return undefined;
  try {
    await readLogo(file.trim());
    return file.trim();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(error.message);
    return askLogo(terminal);
  }
}

/** What the settings would say to this answer. */
function faultOf(settings: Settings, field: string, value: unknown): string | undefined {
  const tried = structuredClone(settings);
  put(tried, field, value);
  const checked = checkKommun(tried);
  const own = 'faults' in checked ? checked.faults.find((fault) => fault.field.startsWith(field)) : undefined;
  return own?.message;
}

function put(settings: Settings, field: string, value: unknown): void {
  const keys = field.split('.');
  const last = keys.pop() as string;
  const part = keys.reduce<Settings>((inner, key) => inner[key] as Settings, settings);
  if (value === undefined) delete part[last];
  else part[last] = value;
}

/** @returns whether it is to be written */
export async function agreed(terminal: Terminal = {}): Promise<boolean> {
  return answered(confirm({ ...terminal, message: 'Write this?' }));
}

async function answered<Value>(asked: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const answer = await asked;
  if (isCancel(answer)) throw new Ended();
  return answer as Exclude<Value, symbol>;
}
