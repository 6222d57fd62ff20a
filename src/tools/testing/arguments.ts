const PARTS = ['check', 'unit', 'integration', 'e2e'] as const;

export type Part = (typeof PARTS)[number];

/**
 * `npm test` runs everything, `npm test -- unit e2e` two parts, `npm test -- borja` the test files with that in their
 * names, `npm test -- e2e borja -t "keyboard"` both and an option of vitest's.
 */
export function readArguments(args: string[]): { parts: Part[]; filters: string[] } {
  const parts = PARTS.filter((part) => args.includes(part));
  const filters = args.filter((arg) => !parts.some((part) => part === arg));
  if (parts.length > 0) return { parts, filters };
  return { parts: filters.length > 0 ? PARTS.filter((part) => part !== 'check') : [...PARTS], filters };
}
