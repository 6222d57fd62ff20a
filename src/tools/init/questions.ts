/** Everything that the wizard asks, in its order: which setting, in which words, and how what is typed becomes the setting. */
import type { Kommun } from '../../domain/kommun.ts';

export type Settings = Record<string, unknown>;

export interface Question {
  /** Where the answer goes: "contact.phone". */
  field: string;
  message: string;
  /** What stands there to begin with, as it would be typed; left out, the setting itself. */
  begin?: (settings: Settings) => string;
  /** What is typed, as the setting has it; left out, the text itself. Undefined leaves the setting out. */
  read?: (typed: string, settings: Settings) => unknown;
}

interface Named {
  id: string;
  name: string;
}

export function valueAt(settings: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((part, key) => (part as Settings | undefined)?.[key], settings);
}

const text = (value: unknown) => (value === undefined ? '' : String(value));
const nameOf = (settings: Settings) => text(settings.name);
const optional = (typed: string) => typed.trim() || undefined;

/** "Norra sidan" becomes "norra-sidan"; what is there already keeps its id, because ideas know it by that. */
function named(typed: string, present: readonly Named[]): Named[] {
  return typed
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((name) => present.find((one) => one.name === name) ?? { id: idOf(name), name });
}

function idOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

const list = (field: 'areas' | 'topics', message: string): Question => ({
  field,
  message: `${message} (with commas between)`,
  begin: (settings) => (settings[field] as Named[]).map(({ name }) => name).join(', '),
  read: (typed, settings) => named(typed, settings[field] as Named[]),
});

/** Each kind of what is kept: how long, and the number of the decision. */
const retention = (kommun: Kommun): Question[] =>
  kommun.privacy.retention.flatMap(({ what }, at) => [
    { field: `privacy.retention.${at}.kept`, message: `How long is this kept? ${what}` },
    {
      field: `privacy.retention.${at}.decision`,
      message: '… by which decision? (its number; empty: not decided yet, and the notice says so)',
      read: optional,
    },
  ]);

const regions = (kommun: Kommun): Question[] =>
  kommun.privacy.recipients.map(({ who }, at) => ({
    field: `privacy.recipients.${at}.region`,
    message: `In which region is what ${who} has?`,
  }));

export function questionsFor(kommun: Kommun): Question[] {
  return [
    { field: 'name', message: 'The municipality’s name, like "Storköpings kommun"' },
    {
      field: 'shortName',
      message: 'What people say: "Storköping"',
      begin: (settings) => nameOf(settings).replace(/s? kommun$/i, ''),
    },
    {
      field: 'genitive',
      message: 'Whose: "Storköpings kommuns"',
      begin: (settings) => nameOf(settings).replace(/s?$/i, 's'),
    },
    { field: 'provider', message: 'Who provides the service, with org.nr (law 1998:112, 3 §)' },
    { field: 'home', message: 'Your own web site' },
    { field: 'site', message: 'Where this site is going to be reached' },
    {
      field: 'theme',
      message: 'One or two colours, like "#003f72, #ffcd00" (empty: as they are)',
      begin: ({ theme }) => (valueAt(theme, 'colours') as string[] | undefined)?.join(', ') ?? '',
      read: (typed, { theme }) => {
        const colours = typed.split(/[\s,]+/).filter(Boolean);
        return colours.length > 0 ? { colours } : theme;
      },
    },
    list('areas', 'Areas that people can choose between'),
    list('topics', 'Topics'),
    {
      field: 'languages',
      message: `Languages (with commas between)`,
      begin: ({ languages }) => (languages as string[]).join(', '),
      read: (typed) => typed.split(/[\s,]+/).filter(Boolean),
    },
    { field: 'contact.phone', message: 'Telephone' },
    { field: 'contact.email', message: 'E-mail' },
    { field: 'contact.address', message: 'Address to visit (may be empty)', read: optional },
    { field: 'contact.hours', message: 'When somebody answers (may be empty)', read: optional },
    { field: 'elsewhere.faultReport', message: 'Where faults are reported (felanmälan)' },
    { field: 'elsewhere.complaint', message: 'Where people complain or comment (synpunkter)' },
    { field: 'elsewhere.childConcern.link', message: 'Where people go who worry about a child' },
    { field: 'elsewhere.childConcern.phone', message: '… and the telephone number' },
    {
      field: 'reading.workingDays',
      message: 'Within how many working days is everything read?',
      read: Number,
    },
    { field: 'privacy.board', message: 'The board that is controller of the personal data' },
    { field: 'privacy.officer.email', message: 'The data protection officer’s e-mail' },
    { field: 'privacy.officer.phone', message: '… and telephone number' },
    ...retention(kommun),
    ...regions(kommun),
  ];
}
