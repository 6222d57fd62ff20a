/**
 * A fork's own component, layout or drawn page wins over ours with the same name: whoever imports ours gets the fork's, also another one
 * of ours. The fork's may import the one that it stands in place of, to put something round it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ownPlaceOf } from '../../domain/overrides.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replaceAll('\\', '/');

export function ownFiles(): AstroIntegration {
  const plugin = {
    name: 'own-files',
    enforce: 'pre' as const,
    async resolveId(
      this: { resolve(source: string, importer: string, options: object): Promise<{ id: string } | null> },
      source: string,
      importer: string | undefined,
      options: object,
    ) {
      if (!importer || !/^\.{1,2}\//.test(source)) return undefined;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const [file = '', query] = found?.id.split('?') ?? [];
      const own = file.startsWith(root) ? ownPlaceOf(file.slice(root.length)) : undefined;
      if (!own || query || !existsSync(root + own) || withoutQuery(importer) === root + own) return undefined;
      return root + own;
    },
  };
  return {
    name: 'own-files',
    hooks: { 'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [plugin] } }) },
  };
}

const withoutQuery = (id: string) => id.split('?')[0]?.replaceAll('\\', '/');
