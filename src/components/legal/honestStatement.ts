/**
 * What zod cannot see of the statement the law asks for: whether its parts fit together. That no mandatory part is missing is held by
 * the config's schema (src/domain/kommun.ts) and by a test of the built page.
 */
import type { Kommun } from '../../domain/kommun.ts';

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
