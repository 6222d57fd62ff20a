/** The deployed site: whether it answers, is well, and carries its headers. */
import { siteHeaders } from '../../../netlify/http/headers.ts';
import { isInvented } from '../inventedHost.ts';
import { type Examination, look, wrong } from './finding.ts';

export const site: Examination = {
  name: 'the site on the web',
  cannot: ({ kommun }) =>
    isInvented(new URL(kommun.site).hostname) ? `${kommun.site} is invented` : undefined,
  async look({ kommun }) {
    const get = (path: string) => fetch(new URL(path, kommun.site), { signal: AbortSignal.timeout(8000) });
    const start = await get('/').catch(() => undefined);
    if (!start?.ok)
      return [
        look(
          kommun.site,
          `it does not answer (${start?.status ?? 'no connection'})`,
          'it may not be deployed yet, or its domain not be set',
          'README, "Put it on the web"',
        ),
      ];
    const bare = Object.keys(siteHeaders).filter((name) => !start.headers.has(name));
    const health = (await get('/api/health').then(
      (answer) => answer.json(),
      () => ({}),
    )) as { status?: string };
    return [
      ...bare.map((name) =>
        wrong(
          kommun.site,
          `its answers have no ${name}`,
          'it protects those who visit',
          'deploy again with netlify.toml as it came',
        ),
      ),
      ...(health.status === 'ok'
        ? []
        : [
            wrong(
              `${kommun.site}/api/health`,
              `it says "${health.status ?? 'nothing'}"`,
              'something that is sent may wait',
              'see README, "Keep it going"',
            ),
          ]),
    ];
  },
};
