/**
 * What a municipality tells us about itself. `defineKommun` checks it when the site is built, so that a wrong or missing value
 * stops the build with the field, the reason and an example, and never reaches a resident.
 */
import { z } from 'zod';
import { wholeArea } from './choices.ts';
import { awaited, ids } from './languages.ts';
import { themeSchema } from './theme.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters a–z, digits and hyphens; for example "norra-sidan"');
/** Words that must be there; what is asked for when they are not is the example. */
const wordsLike = (example: string) => {
  const error = `cannot be empty; for example "${example}"`;
  return z.string(error).trim().min(1, error);
};
const words = wordsLike('a few words');
const address = z.url({ protocol: /^https$/, error: 'an address like "https://www.kommun.example/"' });
const day = z.iso.date('a date like "2026-11-23"');
const phone = wordsLike('0123-456 00').regex(/(\d\D*){5,}/, 'a telephone number; for example "0123-456 00"');
const mail = z.email('an e-mail address; for example "kommunen@kommun.example"');
const count = z.int().min(1, 'a whole number, at least 1');
const named = z.array(
  z.strictObject({
    id,
    name: words,
    /** What it is called in other languages, where it is called something else: { en: "The north side" }. */
    names: z.partialRecord(z.enum(ids), words).optional(),
  }),
  'a list like [{ id: "norra-sidan", name: "Norra sidan" }]',
);
const uniqueIds = (list: { id: string }[]) => new Set(list.map((one) => one.id)).size === list.length;
// A day is the longest that a source is remembered.
const minutes = count.max(1440, 'at most a day: 1440');
const limit = z.strictObject({ submissions: count.default(60), minutes: minutes.default(10) }).prefault({});
const network = z
  .union(
    [z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()],
    'a network like "192.0.2.0/24" or "2001:db8::/32", or one address like "192.0.2.7"',
  )
  .refine(
    (written) => Number(written.split('/')[1] ?? 32) >= 8,
    'a network of your own, at least /8, like "192.0.2.0/24"',
  );
const limits = z.strictObject({
  ideas: limit,
  offers: limit,
  /** Networks where many share an address, such as the town hall's and the libraries': they are not counted. */
  exempt: z.array(network, 'a list like ["192.0.2.0/24", "2001:db8::/32"]').default([]),
  /**
   * The most that may wait in the inbox while the database is away, so that a flood does not fill the store. It is told in
   * `/api/health`, which says `degraded` well before it is reached.
   */
  inbox: count.default(100_000),
});

const stewards = z.strictObject({
  /** Who must show a second factor besides the code by mail: everybody, or leads alone (for them it is always asked). */
  secondFactor: z.enum(['all', 'leads'], 'one of "all", "leads"').default('all'),
  /** What to do when somebody worries about a person, in a few sentences; left out, the page says whom to call. */
  worry: words.optional(),
  /** The friendly words that go with each ground for giving something back; left out, they are ours. */
  giveBack: z
    .strictObject({ unlawful: words.optional(), person: words.optional(), advertising: words.optional() })
    .prefault({}),
});

const place = z.strictObject(
  { phone, email: mail, address: words.optional(), hours: words.optional() },
  'an object like { phone: "0123-456 00", email: "kommunen@kommun.example" }',
);

const retention = z.strictObject({
  what: words,
  /** How long, in words: "två år efter att idén är klar". */
  kept: words,
  /** The number of the decision (gallringsbeslut); left out, the notice says that it is not yet decided. */
  decision: words.optional(),
});

const elsewhere = z.strictObject({
  faultReport: address,
  complaint: address,
  childConcern: z.strictObject({ link: address, phone }),
});

const accessibility = z.strictObject({
  status: z.enum(['full', 'partial', 'none'], 'one of "full", "partial", "none"'),
  assessed: day,
  updated: day,
  /** How it was assessed, in words: "självskattning …". */
  method: words,
  /** Faults of the fork's own pages; the product's own stand in src/content/known-faults.yaml. */
  faults: z.array(z.strictObject({ what: words, why: words, since: day })).default([]),
  /** What is excepted as unreasonably burdensome (12 § DOS-lagen) or outside the law (9 §), with reasons. */
  burdensome: z.array(z.strictObject({ what: words, why: words })).default([]),
  outsideTheLaw: z.array(z.strictObject({ what: words, why: words })).default([]),
  /** Who supervises, and where faults are reported to them. Supervision moves between authorities. */
  supervisor: z
    .strictObject({ name: words, link: address })
    .default({ name: 'Digg, Myndigheten för digital förvaltning', link: 'https://www.digg.se/tdosanmalan' }),
});

const privacy = z.strictObject({
  /** Version of the notice; stored with each contribution. Change it when the notice changes. */
  version: day,
  /** The board that is controller. */
  board: wordsLike('Kommunstyrelsen i Storköpings kommun'),
  officer: z.strictObject({ title: words.default('Dataskyddsombud'), email: mail, phone }),
  recipients: z
    .array(z.strictObject({ who: words, does: words, region: words }))
    .min(1, 'name at least the host and the database'),
  supervisor: z
    .strictObject({ name: words, link: address })
    .default({ name: 'Integritetsskyddsmyndigheten (IMY)', link: 'https://www.imy.se/' }),
  retention: z.array(retention).min(1, 'say how long contributions are kept'),
  /** What was decided about transfers outside the EU (GDPR 13.1 f), in words; left out, the notice says that it is not yet decided. */
  transfers: words.optional(),
  /** Decision on how contributions are registered (OSL 5:1). */
  registration: words.optional(),
});

const reading = z.strictObject({
  /** Working days within which every contribution is read. */
  workingDays: count.default(5),
  /** Days when nobody reads, both ends included. They move the promised date. */
  pauses: z
    .array(
      z
        .strictObject({ from: day, to: day, why: wordsLike('jul och nyår') })
        .refine(
          ({ from, to }) => from <= to,
          'from comes before to, as in { from: "2026-12-21", to: "2027-01-06" }',
        ),
    )
    .default([]),
});

const quoted = (list: readonly string[]) => list.map((one) => `"${one}"`).join(', ');
const wantedLanguage = `a language that this release speaks: ${quoted(ids)} (${quoted(Object.keys(awaited))} have their place, and wait for words: docs/languages.md)`;

const kommunSchema = z.strictObject({
  name: wordsLike('Storköpings kommun'),
  shortName: wordsLike('Storköping'),
  /** Whose: "Storköpings kommuns egen webbplats". */
  genitive: wordsLike('Storköpings kommuns'),
  /** The municipality's own home page. */
  home: address,
  /** Where this site is reached. */
  site: address,
  /** What the site speaks; all that this release does, unless told. Swedish always, and first: it is what everything falls back on. */
  languages: z
    .array(z.enum(ids, wantedLanguage))
    .refine((list) => list[0] === 'sv', 'Swedish first, as in ["sv", "lattlast", "en"]')
    .refine((list) => new Set(list).size === list.length, 'each language once')
    .default(ids),
  timeZone: z.string().refine(isTimeZone, 'a time zone like "Europe/Stockholm"').default('Europe/Stockholm'),
  /** Closes both forms with a friendly page when false. */
  open: z.boolean().default(true),
  areas: named.refine(uniqueIds, 'each id once').refine((list) => list.every((one) => one.id !== wholeArea), {
    error: `"${wholeArea}" is there already: it means the whole municipality`,
  }),
  topics: named.min(1, 'at least one topic').refine(uniqueIds, 'each id once'),
  contact: place,
  /** Who provides the service (BBS-lagen 3 §). */
  provider: wordsLike('Storköpings kommun, org.nr 212000-0000'),
  /** Where the code of this site is, for those who want to make it theirs. */
  repository: address.optional(),
  elsewhere,
  reading: reading.prefault({}),
  limits: limits.prefault({}),
  /** How the stewards' table works here. */
  stewards: stewards.prefault({}),
  privacy,
  accessibility,
  /** Colours of buttons and links; left out, they are ours. */
  theme: themeSchema.optional(),
});

export type KommunInput = z.input<typeof kommunSchema>;
export type Kommun = z.output<typeof kommunSchema>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('sv-SE', { timeZone: name }));
  } catch {
    return false;
  }
}

/** What the schemas of ideas and offers need to know of a fork. */
export interface ForkChoices {
  areas: readonly string[];
  topics: readonly string[];
  languages: readonly string[];
}

/** One thing that is wrong with the settings: where, and what is wanted there with an example. */
export interface SettingFault {
  /** "contact.phone"; '' for the settings as a whole. */
  field: string;
  message: string;
}

/** Checks and completes a municipality's settings, however they were given. */
export function checkKommun(settings: unknown): { kommun: Kommun } | { faults: SettingFault[] } {
  const result = kommunSchema.safeParse(settings);
  if (result.success) return { kommun: result.data };
  return { faults: result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) };
}

/** One line for each. */
export function inLines(faults: readonly SettingFault[]): string {
  return faults.map(({ field, message }) => `  ${field || 'the settings'}: ${message}`).join('\n');
}

/**
 * Checks and completes a municipality's settings.
 * @throws Error with one line for each fault: the field, and what is wanted there with an example.
 */
export function defineKommun(settings: KommunInput): Kommun {
  const checked = checkKommun(settings);
  if ('kommun' in checked) return checked.kommun;
  throw new Error(`src/kommun/kommun.config.ts needs mending:\n${inLines(checked.faults)}`);
}

/** The fork's ids, the whole municipality first among the areas. */
export function choicesOf({ areas, topics, languages }: Kommun): ForkChoices {
  return {
    areas: [wholeArea, ...areas.map((area) => area.id)],
    topics: topics.map((topic) => topic.id),
    languages,
  };
}
