import { join } from 'node:path';
import { RedirectsHandler } from '@netlify/redirects';
import type { StaticFiles } from './staticFiles.ts';

/** The rules of `_redirects` and `netlify.toml`, as Netlify's own parts read them. */
export function createRedirects(projectDir: string, built: string, staticFile: StaticFiles): StaticFiles {
  const rules = new RedirectsHandler({
    configPath: join(projectDir, 'netlify.toml'),
    configRedirects: [],
    jwtRoleClaim: 'app_metadata.authorization.roles',
    jwtSecret: '',
    projectDir: built,
    publicDir: join(built, 'dist'),
  });
  return async (request) => {
    const match = await rules.match(request);
    if (!match) return undefined;
    return rules.handle(request, match, async (wanted) => {
      const response = await staticFile(wanted);
      return response && (async () => response);
    });
  };
}
