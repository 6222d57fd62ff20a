/** From what was written to the bytes that are sent, and to what a reader of the contract must make of them. */
import { createHash } from 'node:crypto';
import { check } from '../../src/domain/check.ts';
import type { Fault } from '../../src/domain/faults.ts';
import type { Kind } from '../support/contributions.ts';
import { factsOfFields, schemas, type Written } from './contributions.ts';
import type { Header, Shape } from './requests.ts';

export interface Encoded {
  headers: Header[];
  body: Buffer;
  /** What the contract makes of it: the contribution, or what is wrong with it. */
  expected: { content: Record<string, unknown>; faults?: never } | { faults: Fault[]; content?: never };
  /** As it was typed, field by field: what a page that comes back must still have. Empty for programs. */
  typed: Map<string, string[]>;
}

/** As an honest client does it. Fields that are not there are not sent. */
export function encode(kind: Kind, shape: Shape, content: Written): Encoded {
  if (shape === 'json') return asJson(kind, content);
  const pairs = Object.entries(content).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === null || value === false) return [];
    return [value]
      .flat()
      .map((one) => [name.toWellFormed(), one === true ? 'on' : asText(one).toWellFormed()]);
  });
  const typed = new Map<string, string[]>();
  for (const [name, value] of pairs) typed.set(name, [...(typed.get(name) ?? []), value]);
  const { contentType, body } = shape === 'form' ? asForm(pairs) : asParts(pairs);
  return { headers: [['content-type', contentType]], body, typed, expected: meaningOfForm(kind, typed) };
}

function asJson(kind: Kind, content: Written): Encoded {
  const text = JSON.stringify(content, (_, value) =>
    typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : value,
  );
  const parsed = JSON.parse(text) as Record<string, unknown>;
  const values = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== null));
  const order = [...factsOfFields[kind].keys()];
  const { value, faults } = check<Record<string, unknown>>(schemas[kind], values, order);
  return {
    headers: [['content-type', 'application/json']],
    body: Buffer.from(text),
    typed: new Map(),
    expected: faults ? { faults } : { content: value },
  };
}

/** The contract for forms, told a second time: unknown fields are nothing, one field twice is a fault, a tick is there or not. */
function meaningOfForm(kind: Kind, typed: Map<string, string[]>): Encoded['expected'] {
  const values: Record<string, unknown> = {};
  const repeated: Fault[] = [];
  for (const [name, { kind: sort }] of factsOfFields[kind]) {
    const texts = typed.get(name);
    if (!texts) continue;
    if (sort === 'choices') values[name] = texts.filter((text) => text !== '');
    else {
      if (texts.length > 1) repeated.push({ field: name, code: 'repeated' });
      values[name] = sort === 'flag' ? texts[0] !== '' && texts[0] !== 'false' : texts[0];
    }
  }
  const order = [...factsOfFields[kind].keys()];
  const { value, faults } = check<Record<string, unknown>>(schemas[kind], values, order, repeated);
  return faults ? { faults } : { content: value };
}

function asForm(pairs: [string, string][]) {
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: Buffer.from(new URLSearchParams(pairs).toString()),
  };
}

function asParts(pairs: [string, string][]) {
  // Made of the words themselves, so that a run can be made again to the letter.
  const boundary = `----${createHash('sha256').update(JSON.stringify(pairs)).digest('hex').slice(0, 32)}`;
  // https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
  const escaped = (name: string) =>
    name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
  const parts = pairs.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? '') : String(value);
}
