/** The built site on a real port in this process, as `npm start` serves it, with whatever database and inbox the environment names. */
import { PROJECT } from '../../../src/tools/project.ts';
import { takePort } from '../../../src/tools/server/door.ts';
import { createSite } from '../../../src/tools/server/site.ts';
import { requireBuilt } from '../../../src/tools/site/build.ts';
import type { Snapshot } from '../../../src/tools/site/snapshot.ts';

export interface LocalSite {
  port: number;
  /** "http://localhost:43210", without a slash at the end. */
  url: string;
  /** Resolves when what was begun after an answer (renewing a copy, say) is over. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param built what is served; left out, the last build, because tests must not build under each other's feet
 * @param now the CDN's clock, in milliseconds; the machine's unless told
 */
export async function openSite(built?: Snapshot, now: () => number = Date.now): Promise<LocalSite> {
  const snapshot = built ?? (await requireBuilt());
  const door = await takePort(0);
  const url = `http://localhost:${door.port}`;
  const site = await createSite({ projectDir: PROJECT, built: snapshot, siteUrl: url, now });
  door.open(site.handle);
  return {
    port: door.port,
    url,
    settled: () => site.settled(),
    async close() {
      await door.close();
      await site.settled();
    },
  };
}
