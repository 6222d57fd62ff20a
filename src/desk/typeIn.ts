/** Typing in for somebody else: by the same door as what residents send, as the steward. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { typeInIdea, typeInOffer } from '../data/typeIn.ts';
import { choicesOf } from '../domain/kommun.ts';
import { hashOfKey, keyBytes, keyFrom, referenceBytes, referenceFrom } from '../domain/reference.ts';
import { typeInSchemas } from '../domain/typeIn.ts';
import { localDay, readBy } from '../domain/workingDays.ts';
import { wordsOf } from '../i18n/index.ts';
import kommun from '../kommun/kommun.config.ts';
import type { Sitting } from './sitting.ts';

export const schemas = typeInSchemas(choicesOf(kommun));
export type TypedIdea = z.output<typeof schemas.idea>;
export type TypedOffer = z.output<typeof schemas.offer>;

/** @returns the reference to read out, or to write on the slip */
export async function typeIn(
  { client }: Sitting,
  act: string,
  typed: { kind: 'idea'; content: TypedIdea } | { kind: 'offer'; content: TypedOffer },
): Promise<string> {
  const arrivedAt = momentOf(typed.content.cameOn);
  const receipt = {
    act,
    words: wordsOf(typed.content.language).letters.typedIn(typed.content.displayName),
    // Nobody is given this key: a mail brings one of its own.
    keyHash: hashOfKey(keyFrom(randomBytes(keyBytes))),
    reference: referenceFrom(randomBytes(referenceBytes)),
    arrivedAt,
    readBy: readBy(arrivedAt, kommun),
    noticeVersion: kommun.privacy.version,
  };
  if (typed.kind === 'idea') {
    const { cameOn: _, ...content } = typed.content;
    return typeInIdea(client, receipt, content);
  }
  const { cameOn: _, ...content } = typed.content;
  return typeInOffer(client, receipt, content);
}

/** A day that is not today is taken at noon; nothing arrives tomorrow. */
function momentOf(day: string): Date {
  const now = new Date();
  const noon = new Date(`${day}T11:00:00Z`);
  return day === localDay(now, kommun.timeZone) || noon > now ? now : noon;
}
