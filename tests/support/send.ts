/** Sends what people write to the functions, as a browser's form does and as a program does: real `Request`s, no server between. */
import { randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';
import ideas from '../../netlify/functions/ideas.mts';
import offers from '../../netlify/functions/offers.mts';
import type { Contribution, Kind } from './contributions.ts';
import { overhear } from './logs.ts';

export const siteUrl = 'https://tillsammans.exempelkoping.example';
const endpoints = { idea: { path: '/api/ideas', run: ideas }, offer: { path: '/api/offers', run: offers } };

export interface Options {
  /** Left out, each request comes from somebody new. */
  ip?: string;
  headers?: Record<string, string>;
}

let visitors = 0;

/** The address of somebody who has not been here before. */
export function aVisitor(): string {
  visitors += 1;
  return `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
}

/** Any request at all to the endpoint. */
export async function ask(
  kind: Kind,
  init: RequestInit & { duplex?: 'half' },
  ip = aVisitor(),
): Promise<Response> {
  const { path, run } = endpoints[kind];
  const context = { ip, requestId: randomUUID(), site: {} } as Context;
  const response = await run(new Request(siteUrl + path, init), context);
  await overhear(response);
  return response;
}

export type Pairs = readonly (readonly [string, string | Blob])[];

/** As a form sends it: ticks are there or not, a list is its field repeated, an empty field is sent empty. */
export function pairsOf(contribution: Contribution): Pairs {
  return Object.entries(contribution).flatMap(([field, value]) => {
    if (value === false || value === undefined || value === null) return [];
    return [value].flat().map((one) => [field, one === true ? 'on' : String(one)] as const);
  });
}

const fromOurPage = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  origin: siteUrl,
  'sec-fetch-site': 'same-origin',
};

export type Form = Contribution | Pairs;
const asPairs = (form: Form): Pairs =>
  Array.isArray(form) ? (form as Pairs) : pairsOf(form as Contribution);

/** A browser without script sends a form in the usual way. */
export function sendAsBrowser(kind: Kind, form: Form, { ip, headers }: Options = {}): Promise<Response> {
  const body = new URLSearchParams(asPairs(form).map(([name, value]) => [name, String(value)]));
  overhear.typed(asPairs(form).map(([, value]) => value));
  return ask(kind, { method: 'POST', body, headers: { ...fromOurPage, ...headers } }, ip);
}

/** The same in the other encoding that a form can have. */
export function sendAsMultipart(kind: Kind, form: Form, { ip, headers }: Options = {}): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of asPairs(form)) body.append(name, value);
  overhear.typed(asPairs(form).map(([, value]) => value));
  return ask(kind, { method: 'POST', body, headers: { ...fromOurPage, ...headers } }, ip);
}

/** A program sends JSON: an object, or text that wants to be JSON. */
export function sendAsProgram(kind: Kind, json: unknown, { ip, headers }: Options = {}): Promise<Response> {
  const body = typeof json === 'string' ? json : JSON.stringify(json);
  overhear.typed(json);
  const own = { accept: 'application/json', 'content-type': 'application/json', ...headers };
  return ask(kind, { method: 'POST', body, headers: own }, ip);
}

export interface Way {
  name: string;
  send: (kind: Kind, contribution: Contribution, options?: Options) => Promise<Response>;
  isBrowser: boolean;
}

/** The kinds of client of the contract. */
export const ways: readonly Way[] = [
  { name: 'a browser', send: sendAsBrowser, isBrowser: true },
  { name: 'a browser (multipart)', send: sendAsMultipart, isBrowser: true },
  { name: 'a program', send: sendAsProgram, isBrowser: false },
];

/** Both forms from every kind of client: the rows of most tests of the contract. */
export const everyWay = (['idea', 'offer'] as const).flatMap((kind) =>
  ways.map((way) => ({
    kind,
    ...way,
    title: `${kind === 'idea' ? 'an idea' : 'an offer'} from ${way.name}`,
  })),
);
