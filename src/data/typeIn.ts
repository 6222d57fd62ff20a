/** What a steward has typed in, one call of one database function, as that steward. Throws Away, or Refused 422 for an unknown idea. */
import type { Idea } from '../domain/idea.ts';
import { type Contribution, contentHash } from '../domain/intake.ts';
import type { Offer } from '../domain/offer.ts';
import { type Client, secretKey } from './client.ts';
import { rowsOf } from './told.ts';

export interface TypeInReceipt {
  act: string;
  /** The letter that tells them. */
  words: string;
  keyHash: string;
  reference: string;
  arrivedAt: Date;
  readBy: string;
  noticeVersion: string;
}

/** @returns the reference */
export async function typeInIdea(client: Client, receipt: TypeInReceipt, content: Idea): Promise<string> {
  const [row] = await rowsOf(
    client.rpc('desk_type_in_idea', {
      ...shared(receipt, { kind: 'idea', content }),
      p_title: content.title,
      p_helps: content.helps,
      p_area: content.area,
      p_needs: content.needs,
      p_needs_note: content.needsNote,
      p_first_step: content.firstStep,
    }),
  );
  return row?.reference ?? receipt.reference;
}

/** @returns the reference */
export async function typeInOffer(client: Client, receipt: TypeInReceipt, content: Offer): Promise<string> {
  const [row] = await rowsOf(
    client.rpc('desk_type_in_offer', {
      ...shared(receipt, { kind: 'offer', content }),
      p_gives: content.gives,
      p_availability: content.availability,
      p_extent: content.extent,
      p_areas: content.areas,
      p_idea: content.idea,
      p_phone: content.phone,
    }),
  );
  return row?.reference ?? receipt.reference;
}

function shared(receipt: TypeInReceipt, contribution: Contribution) {
  const { content } = contribution;
  return {
    p_act: receipt.act,
    p_words: receipt.words,
    p_key_hash: receipt.keyHash,
    p_reference: receipt.reference,
    p_content_hash: contentHash(contribution, secretKey()),
    p_arrived_at: receipt.arrivedAt.toISOString(),
    p_read_by: receipt.readBy,
    p_notice_version: receipt.noticeVersion,
    p_description: content.description,
    p_topics: content.topics,
    p_hats: content.hats,
    p_display_name: content.displayName,
    p_email: content.email,
    p_language: content.language,
  };
}
