/** Ready-made contributions and the database's own door, for tests that look at what the database promises by itself. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const someReference = () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const some = [...randomBytes(8)].map((byte) => letters[byte % 32]).join('');
  return `K3-${some.slice(0, 4)}-${some.slice(4)}`;
};

const shared = () => ({
  p_submission: randomUUID() as string,
  p_key_hash: sha256(randomUUID()),
  p_reference: someReference(),
  p_content_hash: sha256(randomUUID()),
  p_arrived_at: new Date().toISOString(),
  p_read_by: '2026-11-30',
  p_notice_version: '2026-11-23',
  p_flagged: false,
  p_source: null as string | null,
  p_limit: null as number | null,
  p_minutes: null as number | null,
  p_hats: [] as string[],
  p_display_name: '',
  p_email: '',
  p_language: 'sv',
  p_topics: [] as string[],
});

export const ideaArguments = (change: Record<string, unknown> = {}) => ({
  ...shared(),
  p_title: 'Plantera träd',
  p_description: 'Vi planterar träd längs gatan.',
  p_helps: '',
  p_area: 'whole',
  p_needs: [] as string[],
  p_needs_note: '',
  p_first_step: false,
  ...change,
});

export const offerArguments = (change: Record<string, unknown> = {}) => ({
  ...shared(),
  p_email: 'nagon@exempel.example',
  p_description: 'Jag kan hjälpa till.',
  p_gives: ['hands'],
  p_availability: [] as string[],
  p_extent: 'flexible',
  p_areas: [] as string[],
  p_idea: '',
  p_accepted: false,
  p_phone: '',
  ...change,
});

export type Taken = { outcome: string; reference: string; status: string };

/** Calls a door in as the database's owner, by name. */
export async function knock(
  sql: Sql,
  door: 'take_in_idea' | 'take_in_offer',
  given: Record<string, unknown>,
): Promise<Taken> {
  const names = Object.keys(given);
  const places = names.map((name, at) => `${name} => $${at + 1}`).join(', ');
  const [row] = await sql.unsafe(`select * from public.${door}(${places})`, Object.values(given) as never[]);
  return row as unknown as Taken;
}
