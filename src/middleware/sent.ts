/** What was sent to a page of its own: looked at by every guard, read once, never more of it than any form of ours can be. */
import type { APIContext } from 'astro';
import { type MediaType, readBody, requireMediaType, requireOwnPage } from '../../netlify/http/guards.ts';
import { Refusal } from '../../netlify/http/refusal.ts';

export interface Sent {
  body: Uint8Array<ArrayBuffer>;
  mediaType: MediaType;
  contentType: string;
  form: FormData;
}

/**
 * @param origins where our forms may come from besides the page's own origin
 * @throws Refusal
 */
export async function readSent({ request, url }: APIContext, origins: readonly string[] = []): Promise<Sent> {
  const site = process.env.URL;
  requireOwnPage(request, [url.origin, ...(site ? [new URL(site).origin] : []), ...origins]);
  const mediaType = requireMediaType(request);
  // Programs have endpoints of their own; a page takes its own forms.
  if (mediaType === 'application/json') throw new Refusal('mediaType');
  const body = await readBody(request);
  const contentType = request.headers.get('content-type') ?? '';
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new Refusal('malformed');
  });
  return { body, mediaType, contentType, form };
}

/** One field, '' when it was not sent as text. */
export function fieldOf({ form }: Sent, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
