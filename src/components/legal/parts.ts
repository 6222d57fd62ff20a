/** Pages that the law asks for are not built when a part of them is missing: half a notice looks like a whole one. */
import type { Kommun } from '../../domain/kommun.ts';

/** A part's name, as the law or the authority calls it, and what stands there. */
export type Parts = Readonly<Record<string, string | readonly unknown[]>>;

/**
 * Stops the build when a mandatory part says nothing.
 * @throws Error with the page and the part
 */
export function requireParts(page: string, parts: Parts): void {
  for (const [part, says] of Object.entries(parts)) {
    if (says.length === 0)
      throw new Error(`${page} must tell "${part}", and nothing is said there. ${whereToWrite}`);
  }
}

/**
 * Stops the build when the accessibility statement contradicts itself.
 * @param faults how many known faults the statement lists, the product's own and the fork's
 * @throws Error with what does not fit and what to write instead
 */
export function requireHonestStatement(
  { status, assessed, updated }: Kommun['accessibility'],
  faults: number,
): void {
  if (status === 'full' && faults > 0) {
    throw new Error(
      `/tillganglighet/ says "full" and lists ${faults} faults. Write accessibility.status: 'partial'. ${whereToWrite}`,
    );
  }
  if (status !== 'full' && faults === 0) {
    throw new Error(
      `/tillganglighet/ says "${status}" and lists no fault. Tell what is not accessible and why. ${whereToWrite}`,
    );
  }
  if (updated < assessed) {
    throw new Error(
      `/tillganglighet/ was updated (${updated}) before it was assessed (${assessed}). ${whereToWrite}`,
    );
  }
}

const whereToWrite = 'The place for it is src/kommun/kommun.config.ts.';
