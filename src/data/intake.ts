/** The way in: one submission, one call of one database function. */

import {
  type Contribution,
  contentHash,
  type Intake,
  type Receipt,
  type SourceLimit,
} from '../domain/intake.ts';
import { hashOfKey } from '../domain/reference.ts';
import { type Client, database, secretKey } from './client.ts';

/**
 * Takes a submission in. Asked again with the same receipt it gives the same answer and stores nothing twice.
 * @param limit how many may come from the same source; left out, there is none
 * @returns what became of it; never throws for what a database can do
 */
export async function takeIn(
  contribution: Contribution,
  receipt: Receipt,
  limit?: SourceLimit,
): Promise<Intake> {
  const { data, error } = await call(database(), contribution, receipt, limit);
  const row = data?.[0];
  if (row)
    return {
      outcome: row.outcome === 'repeat' ? 'repeat' : 'stored',
      reference: row.reference,
      status: row.status,
    };
  if (error?.code === 'PT429') return { outcome: 'tooMany', retryAfterSeconds: Number(error.details) || 60 };
  if (error?.code === 'PT422') return { outcome: 'unknownReference' };
  // Whatever is not one of our own refusals counts as away: paused, full, slow, unreachable, or a fault of ours.
  return { outcome: 'away', code: error?.code ?? 'empty' };
}

function call(client: Client, { kind, content }: Contribution, receipt: Receipt, limit?: SourceLimit) {
  const shared = {
    p_submission: receipt.submission,
    p_key_hash: hashOfKey(receipt.key),
    p_reference: receipt.reference,
    p_content_hash: contentHash({ kind, content } as Contribution, secretKey()),
    p_read_by: receipt.readBy,
    p_arrived_at: receipt.arrivedAt.toISOString(),
    p_notice_version: receipt.noticeVersion,
    p_flagged: receipt.flagged,
    p_source: limit?.source ?? null,
    p_limit: limit?.submissions ?? null,
    p_minutes: limit?.minutes ?? null,
    p_hats: content.hats,
    p_display_name: content.displayName,
    p_email: content.email,
    p_language: content.language,
    p_description: content.description,
    p_topics: content.topics,
  };
  if (kind === 'idea') {
    return client.rpc('take_in_idea', {
      ...shared,
      p_title: content.title,
      p_helps: content.helps,
      p_area: content.area,
      p_needs: content.needs,
      p_needs_note: content.needsNote,
      p_first_step: content.firstStep,
    });
  }
  return client.rpc('take_in_offer', {
    ...shared,
    p_gives: content.gives,
    p_availability: content.availability,
    p_extent: content.extent,
    p_areas: content.areas,
    p_idea: content.idea,
    p_accepted: false,
    p_phone: content.phone,
  });
}
