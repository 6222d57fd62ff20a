/** HTML as the standard wants it. */
import { HtmlValidate } from 'html-validate';
import { expect } from 'vitest';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    'no-inline-style': 'error',
    // Our own files come from where the page comes from; a sum of theirs would protect from nobody.
    'require-sri': ['error', { target: 'crossorigin' }],
    // What needs mending stands first in main, before the page's own h1, so that it is read first.
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
});

export async function expectValid(html: string, name: string): Promise<void> {
  const { results } = await validator.validateString(html, name);
  const told = results.flatMap(({ messages }) =>
    messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`),
  );
  expect(told, name).toEqual([]);
}
