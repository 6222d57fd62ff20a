/** Which room of the house a file stands in; the first that fits. */
const PLACES: [prefix: string, room: string][] = [
  ['src/domain/', 'domain'],
  // What stands in place of something of ours may do what that may.
  ['src/kommun/components/', 'components'],
  ['src/kommun/layouts/', 'layouts'],
  ['src/kommun/content/', 'content'],
  ['src/kommun/', 'kommun'],
  ['src/i18n/', 'i18n'],
  ['src/data/', 'data'],
  ['src/inbox/', 'inbox'],
  ['src/board/', 'board'],
  ['src/desk/', 'desk'],
  ['src/mail/', 'mail'],
  ['netlify/http/', 'netlify/http'],
  ['src/components/', 'components'],
  ['src/layouts/', 'layouts'],
  ['src/content/', 'content'],
  ['src/styles/', 'looks'],
  ['src/assets/', 'looks'],
  ['src/content.config.ts', 'pages'],
  ['src/pages/', 'pages'],
  ['src/middleware/', 'middleware'],
  ['netlify/functions/', 'netlify/functions'],
  ['src/tools/', 'tools'],
];

// What pages are made of. A layout holds components, never the other way round.
const VISIBLE = ['domain', 'kommun', 'i18n', 'components', 'layouts', 'looks'];
const EVERYTHING = [...VISIBLE, 'data', 'inbox', 'board', 'desk', 'mail', 'netlify/http', 'content'];

/** Who may import whom. Everybody may import from their own room. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  kommun: ['domain'],
  i18n: ['domain', 'kommun'],
  data: ['domain', 'kommun'],
  inbox: ['domain', 'kommun', 'data'],
  board: ['domain', 'kommun', 'i18n', 'data', 'netlify/http'],
  desk: ['domain', 'kommun', 'i18n', 'data'],
  mail: ['domain', 'kommun', 'i18n', 'data'],
  'netlify/http': ['domain', 'i18n', 'kommun'],
  looks: ['kommun'],
  components: VISIBLE.filter((room) => room !== 'layouts'),
  layouts: VISIBLE,
  content: VISIBLE,
  pages: EVERYTHING,
  middleware: EVERYTHING,
  'netlify/functions': EVERYTHING,
  tools: [...EVERYTHING, 'netlify/functions'],
};

/** What comes from npm and has its place. */
const PACKAGES: { package: RegExp; only: string[] }[] = [
  { package: /^@supabase\//, only: ['data', 'tools'] },
  { package: /^@netlify\/blobs/, only: ['inbox', 'tools'] },
  { package: /^nodemailer/, only: ['mail', 'tools'] },
  { package: /^otpauth/, only: ['desk'] },
  { package: /^astro(:|\/|$)/, only: ['pages', 'middleware', 'components', 'layouts', 'content', 'tools'] },
];

export function roomOf(file: string): string | undefined {
  return PLACES.find(([prefix]) => file.startsWith(prefix))?.[1];
}

/** "domain may not import data", or undefined when it may. */
export function refusal(from: string, to: string): string | undefined {
  if (from === to || MAY_IMPORT[from]?.includes(to)) return undefined;
  return `${from} may not import ${to}`;
}

/** "domain may not import @supabase/supabase-js", or undefined when it may. */
export function packageRefusal(from: string, name: string): string | undefined {
  const rule = PACKAGES.find((each) => each.package.test(name));
  return rule && !rule.only.includes(from) ? `${from} may not import ${name}` : undefined;
}
