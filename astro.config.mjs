import netlify from '@astrojs/netlify';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import kommun from './src/kommun/kommun.config.ts';
import { headersFile } from './src/tools/build/headersFile.ts';
import { languagePages } from './src/tools/build/languagePages.ts';
import { onDemandPages } from './src/tools/build/onDemandPages.ts';
import { ownFiles } from './src/tools/build/ownFiles.ts';
import { themePage } from './src/tools/build/themePage.ts';
import { themeStyles } from './src/tools/build/themeStyles.ts';

export default defineConfig({
  site: kommun.site,
  trailingSlash: 'always',
  adapter: netlify({ devFeatures: { edgeFunctions: false, images: false } }),
  // No visitor has a session, and its storage driver would make the on-demand bundle nine times as large.
  session: false,
  // Our own guard (netlify/http/guards.ts) looks at where a form comes from, and answers in the language of the page.
  security: { checkOrigin: false },
  // /fel/ is a template for answers, and the table and private pages are for those who have a way in: no pages to find.
  integrations: [
    sitemap({
      filter: (page) => !/^\/([a-z]+\/)?(404|fel|vardar|mitt|_tema)\//.test(new URL(page).pathname),
    }),
    headersFile(),
    onDemandPages(),
    themeStyles(),
    ownFiles(),
    themePage(),
    languagePages(),
  ],
  markdown: { syntaxHighlight: false },
  // One stylesheet for all pages a visitor meets, and one more for the stewards' table: one request, cached once, and never a data: URI that the CSP would block.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'desk', test: /styles\/desk\.css/, priority: 1 },
              { name: 'theme', test: /theme\/page\.css/, priority: 1 },
              { name: 'site', test: /type=style|\.css/ },
            ],
          },
        },
      },
    },
  },
});
