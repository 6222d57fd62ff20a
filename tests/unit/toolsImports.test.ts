import { describe, expect, test } from 'vitest';
import { check } from '../../src/tools/check/imports.ts';

describe('an import against the directions of the house is named', () => {
  test.each([
    [
      'src/domain/idea.ts',
      `import kommun from '../kommun/kommun.config.ts';`,
      'domain may not import kommun',
    ],
    ['src/domain/idea.ts', `import type { Client } from '../data/client.ts';`, 'domain may not import data'],
    ['src/domain/idea.ts', `import { z } from 'astro/zod';`, 'domain may not import astro/zod'],
    ['src/i18n/sv.ts', `export { x } from '../components/x.ts';`, 'i18n may not import components'],
    [
      'src/pages/a.astro',
      `---\nconst { start } = await import('../tools/start.ts');\n---\n`,
      'pages may not import tools',
    ],
    [
      'src/components/A.astro',
      `---\nimport { database } from '../data/client.ts';\n---\n<p/>`,
      'components may not import data',
    ],
    [
      'src/components/A.astro',
      `<p/><script>import '../tools/x.ts';</script>`,
      'components may not import tools',
    ],
    [
      'netlify/http/answer.ts',
      `import { takeIn } from '../../src/data/intake.ts';`,
      'netlify/http may not import data',
    ],
    ['src/data/board.ts', `const all = import.meta.glob('../pages/*.astro');`, 'data may not import pages'],
    [
      'src/i18n/sv.ts',
      `import { createClient } from '@supabase/supabase-js';`,
      'i18n may not import @supabase/supabase-js',
    ],
    ['src/cellar/x.ts', '', 'this folder is no room of the house'],
  ])('%s: %s', (file, text, complaint) => {
    expect(check(file, text).join()).toContain(complaint);
  });
});

describe('an import along them is not', () => {
  test.each([
    ['src/domain/idea.ts', `import { z } from 'zod'; import { text } from './field.ts';`],
    [
      'src/pages/index.astro',
      `---\nimport '../data/client.ts';\nimport Base from '../layouts/Base.astro';\n---\n`,
    ],
    [
      'src/layouts/Base.astro',
      `---\nimport '../styles/global.css';\nimport theme from '../kommun/theme.css';\n---\n`,
    ],
    [
      'netlify/functions/ideas.mts',
      `import { takeIn } from '../../src/data/intake.ts'; import '../http/guards.ts';`,
    ],
    [
      'src/domain/idea.ts',
      `// import x from '../data/client.ts'\nconst text = "import '../data/client.ts'";`,
    ],
  ])('%s: %s', (file, text) => {
    expect(check(file, text)).toEqual([]);
  });
});
