/** A table with something of everything on it, its pages, and how their forms are sent without a browser. */
import { type CheerioAPI, load } from 'cheerio';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { anOffer, aWholeIdea, aWholeOffer } from './contributions.ts';
import { type AtTable, seatAtSite } from './desk.ts';
import { get, leave } from './theSite.ts';

type Left = Awaited<ReturnType<typeof leave>>;

export interface Laid {
  lead: AtTable;
  /** Nobody has touched it. */
  fresh: Left;
  /** With two questions, an answer, what has to be known, an offer, and a story. */
  rich: Left;
  offer: Left;
}

const care = { leader: 'Maja', insurance: 'Kommunens olycksfall', land: 'Vår mark' };

export async function layTable(sql: Sql): Promise<Laid> {
  const [lead, fresh, rich, like] = await Promise.all([
    seatAtSite(sql),
    leave('idea', aWholeIdea()),
    leave('idea', aWholeIdea()),
    leave('idea', aWholeIdea()),
  ]);
  const offer = await leave('offer', aWholeOffer({ idea: rich.reference }));
  await leave('offer', anOffer({ idea: rich.reference }));
  const done = async (path: string, own?: Record<string, string>) => {
    const { status } = await sendAt(lead, path, own);
    if (status !== 303) throw new Error(`${path} was not taken (${status}).`);
  };
  const idea = `/vardar/${rich.reference}/`;
  await done(`${idea}satt-upp/`, { title: 'Läxhjälp för alla på biblioteket' });
  await done(`/vardar/${like.reference}/satt-upp/`);
  await done(`${idea}ihop/`, { other: like.reference });
  await done(`${idea}svara/`, { words: 'Ett rum varje torsdag.', unit: 'Biblioteket', hats: 'employee' });
  await done(`${idea}vidare/`, { move: 'gathering', words: 'Nu samlar vi folk.' });
  await done(`${idea}vidare/`, { move: 'active', words: 'Nu är det i gång.', ...care });
  await done(`${idea}barn/`, { children: 'on', responsible: 'Maja Demo' });
  const help = `/vardar/${offer.reference}/`;
  await done(`${help}svara-den/`);
  await done(`${help}kommit-overens/`, { agreed: 'På lördag klockan tio.', meets: 'hands' });
  return { lead, fresh, rich, offer };
}

const pathsTo = ({ fresh, rich, offer }: Laid) =>
  [fresh, rich, offer].map(({ reference }) => `/vardar/${reference}/`) as [string, string, string];

/** Where one reads, looks for something and goes on, by what it is. */
export function placesOf(laid: Laid): Record<string, string> {
  const [fresh, idea, offer] = pathsTo(laid);
  return {
    'the table': '/vardar/',
    'everything, narrowed': `/vardar/alla/?ord=${laid.rich.reference}&sort=idea`,
    'a list without anything': '/vardar/skrap/?ord=xyzzy',
    'a new idea': fresh,
    'an idea with much beside it': idea,
    'an offer': offer,
    'typing in': '/vardar/skriv-in/',
    'what it came to': '/vardar/siffror/',
    'the stewards': '/vardar/varden/',
    'the log': '/vardar/logg/',
    'mails that did not leave': '/vardar/mejl/',
    'nothing of that number': '/vardar/K3-0000-0000/',
  };
}

/** Where there is little but a form. */
export function formsOf(laid: Laid): Record<string, string> {
  const [fresh, idea, offer] = pathsTo(laid);
  return {
    'putting up': `${fresh}satt-upp/`,
    'giving back': `${fresh}ge-tillbaka/`,
    'taking away': `${fresh}ta-bort/`,
    'what we bring': `${idea}svara/`,
    'moving on': `${idea}vidare/`,
    'asking about joining': `${idea}ihop/`,
    'children along': `${idea}barn/`,
    'a worry': `${idea}oro/`,
    'what does not go any more': `${idea}satt-upp/`,
    thanking: `${offer}tacka/`,
    'typing in an idea': '/vardar/skriv-in/ide/',
    'typing in an offer': '/vardar/skriv-in/erbjudande/',
    'handing out': `/vardar/lamna-ut/?nummer=${laid.rich.reference}`,
    oneself: '/vardar/jag/',
  };
}

/** Before anybody has come in. */
export const doorPages = {
  'the door': '/vardar/in/',
  'the codes': '/vardar/in/kod/',
  'an invitation': '/vardar/inbjudan/AAAAAAAAAAAAAAAAAAAAAA/',
} as const;

/** The page's form that has these fields, sent to itself as a browser would send it, with something else in them. */
export async function sendAt(
  who: AtTable | undefined,
  path: string,
  own: Record<string, string> = {},
): Promise<Response> {
  const cookie: Record<string, string> = who ? { cookie: who.cookie } : {};
  const $ = load(await (await get(path, { headers: cookie })).text());
  const body = fieldsOf($, path, Object.keys(own));
  for (const [name, value] of Object.entries(own)) body.set(name, value);
  const origin = { origin: inject('siteUrl'), 'sec-fetch-site': 'same-origin' };
  return get(path, { method: 'POST', headers: { ...cookie, ...origin }, body });
}

function fieldsOf($: CheerioAPI, path: string, names: string[]): URLSearchParams {
  const form = $(`main form[method=post][action="${path}"]`)
    .filter((_, one) => names.every((name) => $(one).find(`[name="${name}"]`).length > 0))
    .first();
  if (form.length === 0) throw new Error(`There is no form at ${path}.`);
  return new URLSearchParams(form.serializeArray().map(({ name, value }) => [name, value]));
}
