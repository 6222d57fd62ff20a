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
  const body = isJson ? await response.clone().text() : '';
  const { manageUrl = '' } = JSON.parse(body || '{}') as { manageUrl?: string };
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
const streams = [process.stdout, process.stderr];

/**
 * Call it at the top of a file: what people typed, their addresses and their keys stay out of the logs, and every line is one JSON
 * object with the number by which it is found again.
 */
export function watchLogs(): { lines: readonly string[] } {
  beforeAll(() => {
    for (const method of methods)
      vi.spyOn(console, method).mockImplementation((...said) => void lines.push(said.map(asText).join(' ')));
    // What is written past the console, as Astro's own log does.
    for (const stream of streams)
      vi.spyOn(stream, 'write').mockImplementation((written) => lines.push(String(written).trimEnd()) > 0);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    const isTold = (secret: string) =>
      lines.some((line) => line.includes(secret) || line.includes(inJson(secret)));
    const told = [...secrets].filter(isTold);
    expect(told, 'texts, addresses or keys in the logs').toEqual([]);
    expect(lines.filter((line) => !isEntry(line))).toEqual([]);
  });
  return { lines };
}

/** One object on one line, with where to find the rest. */
function isEntry(line: string): boolean {
  try {
    const { requestId } = JSON.parse(line) as { requestId?: string };
    return !line.includes('\n') && /^[A-Za-z0-9-]{1,64}$/.test(requestId ?? '');
  } catch {
    return false;
  }
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

function asText(said: unknown): string {
  if (typeof said === 'string') return said;
  return said instanceof Error ? `${said.stack} ${JSON.stringify(said)}` : JSON.stringify(said);
}
