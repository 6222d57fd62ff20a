/** From a request's body to the fields that were sent, whichever of the three forms it came in. */
import type { Fault } from '../../src/domain/faults.ts';
import type { FieldFacts } from '../../src/domain/field.ts';
import type { MediaType } from './guards.ts';
import { Refusal } from './refusal.ts';

/** The fields of a form: name and facts, in the form's order. */
export type Fields = ReadonlyMap<string, FieldFacts>;

export interface Sent {
  /** As the schema wants it. */
  values: Record<string, unknown>;
  /** As it was typed, to fill the page in again. */
  typed: ReadonlyMap<string, readonly string[]>;
  /** What is wrong with how it was sent, whatever the schema says. */
  faults: Fault[];
  honeypot: boolean;
}

/** A field that people do not see and that the contract does not have: whoever fills it in is probably a robot. */
export const honeypotName = 'website';

/** @throws Refusal `malformed` for what cannot be read */
export async function read(
  body: Uint8Array<ArrayBuffer>,
  mediaType: MediaType,
  contentType: string,
  fields: Fields,
): Promise<Sent> {
  if (mediaType === 'application/json') return readJson(body);
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new Refusal('malformed');
  });
  return readForm(form, fields);
}

/** Far more members than any form of ours has: each unknown one would be told, and a small question get a huge answer. */
const membersMost = 100;

function readJson(body: Uint8Array<ArrayBuffer>): Sent {
  const parsed = parse(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Refusal('malformed');
  if (Object.keys(parsed).length > membersMost) throw new Refusal('malformed');
  // null is absent.
  const values = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== null));
  return { values, typed: new Map(), faults: [], honeypot: false };
}

function parse(body: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) throw new Refusal('malformed');
    throw cause;
  }
}

function readForm(form: FormData, fields: Fields): Sent {
  const values: Record<string, unknown> = {};
  const typed = new Map<string, string[]>();
  const faults: Fault[] = [];
  for (const [field, facts] of fields) {
    const all = form.getAll(field);
    const texts = all.filter((one) => typeof one === 'string');
    if (texts.length > 0) typed.set(field, texts);
    if (texts.length < all.length) faults.push({ field, code: 'type' });
    else if (texts.length > 1 && facts.kind !== 'choices') faults.push({ field, code: 'repeated' });
    const value = meaningOf(texts, facts);
    if (value !== undefined) values[field] = value;
  }
  const bait = form.getAll(honeypotName).some((one) => typeof one !== 'string' || one !== '');
  return { values, typed, faults, honeypot: bait };
}

function meaningOf(texts: readonly string[], { kind }: FieldFacts): unknown {
  if (kind === 'choices') return texts.length > 0 ? texts.filter((text) => text !== '') : undefined;
  // A box that is not ticked is not sent; one that is comes with whatever value the page gave it.
  if (kind === 'flag') return texts.length > 0 ? texts[0] !== '' && texts[0] !== 'false' : undefined;
  return texts[0];
}
