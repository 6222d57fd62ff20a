/** Contributions with hostile words in every field that takes words, and looking at the pages they come to stand on. */
import { load } from 'cheerio';
import { expect } from 'vitest';
import type { Contribution, Kind } from '../contributions.ts';
import { overhear } from '../logs.ts';
import { formPages } from '../publicPages.ts';
import { asShown, dangersIn, skeletonOf } from './surfaces.ts';
import type { World } from './world.ts';

/** The text in every field there is, choices and hidden ones too: nothing of it can be taken in, and all of it comes back. */
export function everywhere(kind: Kind, text: string): Contribution {
  const both = {
    description: text,
    displayName: text,
    email: text,
    topics: text,
    hats: text,
    language: text,
  };
  if (kind === 'idea') return { title: text, helps: text, needs: text, needsNote: text, area: text, ...both };
  return { gives: text, phone: text, availability: text, extent: text, areas: text, idea: text, ...both };
}

/** The text in every field of free words, within what those may hold: taken in. */
function asFarAsItGoes(kind: Kind, text: string): Contribution {
  const cut = (length: number) => [...text].slice(0, length).join('');
  const both = {
    description: `Det här är vad vi har tänkt: ${cut(1900)} och så vidare.`,
    displayName: `Vi ${cut(50)} då`,
    informed: true,
  };
  if (kind === 'offer') return { gives: ['hands'], phone: `070-123 45 67 ${cut(9)}`, ...both };
  const more = { helps: `De ${cut(190)} här`, needsNote: `Ett ${cut(290)}`, email: 'nagon@exempel.example' };
  return { title: `Om ${cut(100)} här`, ...more, ...both };
}

/** The fields that a page shows in a control of their own. */
const shownFields: Record<Kind, readonly string[]> = {
  idea: ['title', 'description', 'helps', 'needsNote', 'displayName', 'email'],
  offer: ['description', 'displayName', 'email', 'phone', 'idea'],
};

/** The page comes back with the text where it was typed, as words, and nowhere else. */
export async function expectItBack({ ask, postForm }: World, kind: Kind, text: string): Promise<void> {
  overhear.typed(text);
  const template = skeletonOf(load((await ask(formPages[kind])).body));
  const { status, body } = await postForm(kind, everywhere(kind, text));
  const $ = load(body);
  expect([status, dangersIn($)]).toEqual([422, []]);
  expect($('#error-summary').text() + $('title').text()).not.toContain(text.slice(0, 20));
  for (const field of shownFields[kind]) {
    const control = $(`main form [name="${field}"]`);
    expect(control.val() ?? control.text(), field).toBe(asShown(text));
  }
  expect(skeletonOf($)).toEqual(template);
}

/** The private page of whoever wrote it has the elements it always has, and they hold only words. */
export async function expectOnlyWords({ ask, leave }: World, texts: readonly string[]): Promise<void> {
  const pageFor = async (kind: Kind, text: string) => {
    const { path } = await leave(kind, asFarAsItGoes(kind, text));
    const { status, body } = await ask(path, { asVictim: true });
    expect(status, text).toBe(200);
    return load(body);
  };
  const templates = {
    idea: skeletonOf(await pageFor('idea', 'hej')),
    offer: skeletonOf(await pageFor('offer', 'hej')),
  };
  await eachOf(texts, async (text, at) => {
    overhear.typed(text);
    // By turns.
    const kind = at % 2 ? 'idea' : 'offer';
    const $ = await pageFor(kind, text);
    expect(dangersIn($), text).toEqual([]);
    expect(skeletonOf($), text).toEqual(templates[kind]);
  });
}

/** The page that says that nothing is here says it in the same way whatever was asked for. */
export async function expectMissing({ ask }: World, texts: readonly string[]): Promise<void> {
  const template = skeletonOf(load((await ask('/finns-inte/')).body));
  await eachOf(texts, async (text) => {
    const spelled = encodeURIComponent(text.toWellFormed()).replace(/^\.+/, '');
    const { status, body } = await ask(`/${spelled}/?${spelled}=${spelled}`);
    if (text.includes('\0')) expect(status).toBe(400);
    else expect([status, skeletonOf(load(body))], text).toEqual([404, template]);
  });
}

/** A few at a time. */
export async function eachOf<T>(
  all: readonly T[],
  look: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const left = all.entries();
  const worker = async () => {
    for (const [at, one] of left) await look(one, at);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}
