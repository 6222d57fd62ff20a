/**
 * Listens to everything that is logged while a test file runs, and knows everything that was typed and every key that was given,
 * so that a file which calls `watchLogs()` fails when any of it is in a line.
 */
import { afterAll, beforeAll, expect, vi } from 'vitest';

const secrets = new Set<string>();
const lines: string[] = [];

/** Remembers the key in an answer. */
export async function overhear(response: Response): Promise<void> {
  const location = response.headers.get('location') ?? '';
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const { manageUrl = '' } = isJson ? ((await response.clone().json()) as { manageUrl?: string }) : {};
  for (const place of [location, manageUrl]) {
    const key = /\/mitt\/([\w-]{22})\/$/.exec(place)?.[1];
    if (key) secrets.add(key);
  }
}

/** Remembers what was typed. Shorter texts would be found in anything. */
overhear.typed = function typed(sent: unknown): void {
  if (typeof sent === 'string' && sent.length >= 8) secrets.add(sent.slice(0, 200));
  else if (typeof sent === 'object' && sent !== null) for (const one of Object.values(sent)) typed(one);
};

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** Call it at the top of a file: what people typed, their addresses and their keys stay out of the logs. */
export function watchLogs(): { lines: readonly string[] } {
  const spies = methods.map((method) => vi.spyOn(console, method));
  beforeAll(() => {
    for (const spy of spies)
      spy.mockImplementation((...said: unknown[]) => void lines.push(said.map(asText).join(' ')));
  });
  afterAll(() => {
    for (const spy of spies) spy.mockRestore();
    const isTold = (secret: string) =>
      lines.some((line) => line.includes(secret) || line.includes(inJson(secret)));
    const told = [...secrets].filter(isTold);
    expect(told, 'texts, addresses or keys in the logs').toEqual([]);
  });
  return { lines };
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

function asText(said: unknown): string {
  if (typeof said === 'string') return said;
  return said instanceof Error ? `${said.stack} ${JSON.stringify(said)}` : JSON.stringify(said);
}
