/** The way in: one submission, one call of one database function. */

import {
  type Contribution,
  contentHash,
  type Intake,
  type Receipt,
  type SourceLimit,
} from '../domain/intake.ts';
import { type Client, database, secretKey } from './client.ts';

/**
 * Takes a submission in. Asked again with the same receipt it gives the same answer and stores nothing twice.
 * @param limit how many may come from the same source; left out, there is none
 * @param accepted the sender has been told that it is kept, so nothing that can be mended is refused
 * @returns what became of it; never throws for what a database can do
 */
export async function takeIn(
  contribution: Contribution,
  receipt: Receipt,
  { limit, accepted = false }: { limit?: SourceLimit; accepted?: boolean } = {},
): Promise<Intake> {
  const { data, error } = await call(database(), contribution, receipt, accepted, limit);
  const row = data?.[0];
  if (row)
    return {
      outcome: row.outcome === 'repeat' ? 'repeat' : 'stored',
      reference: row.reference,
      status: row.status,
    };
  if (error?.code === 'PT429') return { outcome: 'tooMany', retryAfterSeconds: Number(error.details) || 60 };
  if (error?.code === 'PT422') return { outcome: 'unknownReference' };
  if (error?.code === uniqueViolation && !accepted) return { outcome: 'referenceTaken' };
  if (error && isForGood(error.code)) return { outcome: 'refused', code: error.code };
  // Whatever else is not one of our own refusals counts as away: paused, full, slow, unreachable, not migrated yet.
  return { outcome: 'away', code: error?.code || 'noAnswer' };
}

// PostgreSQL, appendix A.
const uniqueViolation = '23505';

/** Wrong data (class 22), a broken rule (23) or a refusal of ours: no waiting makes that good (PostgreSQL, appendix A). */
function isForGood(code: string): boolean {
  return /^(22|23|PT4)/.test(code);
}

function call(
  client: Client,
  { kind, content }: Contribution,
  receipt: Receipt,
  accepted: boolean,
  limit?: SourceLimit,
) {
  const shared = {
    p_submission: receipt.submission,
    p_key_hash: receipt.keyHash,
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
    p_accepted: accepted,
    p_phone: content.phone,
  });
}
