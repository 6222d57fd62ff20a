import netlify from '@astrojs/netlify';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import kommun from './src/kommun/kommun.config.ts';
import { headersFile } from './src/tools/build/headersFile.ts';
import { onDemandPages } from './src/tools/build/onDemandPages.ts';
import { themeStyles } from './src/tools/build/themeStyles.ts';

export default defineConfig({
  site: kommun.site,
  trailingSlash: 'always',
  adapter: netlify({ devFeatures: { edgeFunctions: false, images: false } }),
  // No visitor has a session, and its storage driver would make the on-demand bundle nine times as large.
  session: false,
  // /fel/ is a template for answers, not a page to find.
  integrations: [
    sitemap({ filter: (page) => !page.endsWith('/fel/') }),
    headersFile(),
    onDemandPages(),
    themeStyles(),
  ],
  markdown: { syntaxHighlight: false },
  // One stylesheet for all pages: one request, cached once, and never a data: URI that the CSP would block.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'site', test: /type=style|\.css/ }] } },
      },
    },
  },
});
