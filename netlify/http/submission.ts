/**
 * One submission, from `Request` to `Response`: the same road for ideas and offers. The store is handed in by the function, because
 * only functions know the database. The order of what is looked for is part of the public contract.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';
import type { z } from 'zod';
import { check } from '../../src/domain/check.ts';
import { factsOf } from '../../src/domain/field.ts';
import type { Kind, Receipt, Reception, SourceLimit } from '../../src/domain/intake.ts';
import { hashOfKey, keyBytes, keyFrom, referenceBytes, referenceFrom } from '../../src/domain/reference.ts';
import { looksLikeRubbish, type Written } from '../../src/domain/rubbish.ts';
import { readBy } from '../../src/domain/workingDays.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { Answer } from './answer.ts';
import { allowedMethods, readBody, requireMediaType, requireOwnPage, requirePost } from './guards.ts';
import { withHeaders } from './headers.ts';
import { log } from './log.ts';
import { type Fields, read } from './read.ts';
import { Refusal } from './refusal.ts';
import { countedSourceOf } from './source.ts';

type Limit = Omit<SourceLimit, 'source'>;

export interface Endpoint<T> {
  kind: Kind;
  /** As it stands in a log. */
  path: string;
  schema: z.ZodType<T> & { shape: Record<string, z.ZodType> };
  limit: Limit;
  receive: (content: T, receipt: Receipt, limit?: SourceLimit) => Promise<Reception>;
}

/** Answers a request to an endpoint. Never throws: what goes wrong with us is told, and nothing that was typed is lost. */
export async function answerSubmission<T extends Written>(
  request: Request,
  context: Context,
  endpoint: Endpoint<T>,
): Promise<Response> {
  if (request.method === 'OPTIONS')
    return withHeaders(
      new Response(null, { status: 204, headers: { allow: allowedMethods } }),
      endpoint.path,
    );
  const answer = new Answer(request, fieldsOf(endpoint.schema), endpoint.kind, context.requestId);
  try {
    return await takeIn(request, context, endpoint, answer);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('broken');
    const response = await answer.refused(refusal).catch(() => answer.lastResort());
    log({
      event: refusal === error ? 'refused' : 'failed',
      endpoint: endpoint.path,
      code: refusal.code,
      status: response.status,
      requestId: context.requestId,
      ...(refusal === error ? {} : { error: error instanceof Error ? error.name : typeof error }),
    });
    return response;
  }
}

async function takeIn<T extends Written>(
  request: Request,
  context: Context,
  endpoint: Endpoint<T>,
  answer: Answer,
): Promise<Response> {
  requirePost(request);
  requireOwnPage(request, ownOrigins(request));
  const mediaType = requireMediaType(request);
  const body = await readBody(request);
  if (!kommun.open) throw new Refusal('closed');
  const fields = fieldsOf(endpoint.schema);
  const sent = await read(body, mediaType, request.headers.get('content-type') ?? '', fields);
  answer.typed = sent.typed;

  const checked = check(endpoint.schema, sent.values, [...fields.keys()], sent.faults);
  const entry = { event: 'submission', endpoint: endpoint.path, requestId: context.requestId } as const;
  if (checked.faults) {
    log({
      ...entry,
      outcome: 'invalid',
      fields: checked.faults.map(({ field }) => (fields.has(field) ? field : '?')),
    });
    return answer.invalid(checked.faults);
  }
  const key = keyFrom(randomBytes(keyBytes));
  const limit = limitFor(context, endpoint.limit);
  const flagged = sent.honeypot || looksLikeRubbish(checked.value);
  const receive = () => endpoint.receive(checked.value, makeReceipt(hashOfKey(key), flagged), limit);
  let reception = await receive();
  if (reception.outcome === 'referenceTaken') reception = await receive();
  log({ ...entry, outcome: reception.outcome, ...('code' in reception ? { code: reception.code } : {}) });
  return answer.reception(reception, key, ownOrigin(request, context));
}

function fieldsOf({ shape }: { shape: Record<string, z.ZodType> }): Fields {
  return new Map(Object.entries(shape).map(([field, schema]) => [field, factsOf(schema)]));
}

function makeReceipt(keyHash: string, flagged: boolean): Receipt {
  const arrivedAt = new Date();
  return {
    submission: randomUUID(),
    keyHash,
    reference: referenceFrom(randomBytes(referenceBytes)),
    arrivedAt,
    readBy: readBy(arrivedAt, kommun),
    noticeVersion: kommun.privacy.version,
    flagged,
  };
}

/** The secret key is a secret that every installation has already; nobody has to invent one more. */
function limitFor({ ip }: Context, limit: Limit): SourceLimit | undefined {
  const secret = process.env.SUPABASE_SECRET_KEY ?? '';
  const source = countedSourceOf(ip, secret, new Date(), kommun.limits.exempt);
  return source === null ? undefined : { source, ...limit };
}

/** Where this site is: the address that the host tells (`URL`), not the one a client may claim. */
function ownOrigin(request: Request, context: Context): string {
  return new URL(context.site?.url ?? process.env.URL ?? request.url).origin;
}

/** A preview has another address than the site; a browser cannot make up the one it asks. */
function ownOrigins(request: Request): string[] {
  const site = process.env.URL;
  return [new URL(request.url).origin, ...(site ? [new URL(site).origin] : [])];
}
