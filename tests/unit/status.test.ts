import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ideaArrows, ideaMayMove, ideaStatuses, offerArrows } from '../../src/domain/status.ts';

describe('the life of an idea', () => {
  test('it goes from framme to klart one step at a time', () => {
    const road = ['received', 'published', 'gathering', 'active', 'done'] as const;
    for (const [at, to] of road.slice(1).entries()) expect(ideaMayMove(road[at] ?? 'done', to)).toBe(true);
    expect(ideaMayMove('received', 'done')).toBe(false);
  });
  test('only the author takes it back', () => {
    for (const { to, by } of ideaArrows)
      expect(by.includes('author') && !by.includes('steward')).toBe(
        ['withdrawn', 'retired'].includes(to) || to === 'received',
      );
  });
  test('every status but the first can be reached', () => {
    for (const status of ideaStatuses.slice(1)) expect(ideaArrows.some(({ to }) => to === status)).toBe(true);
  });
  test('docs/status.md shows exactly these arrows', async () => {
    const text = await readFile(new URL('../../docs/status.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| (\w+) \| (\w+) \| (\w+) \| ([\w, ]+) \|$/gm)]
      .slice(1)
      .map(([, kind, from, to, by]) => `${kind} ${from} ${to} ${by}`);
    const line = (kind: string) => (arrow: { from: string; to: string; by: readonly string[] }) =>
      `${kind} ${arrow.from} ${arrow.to} ${arrow.by.join(', ')}`;
    expect(rows.sort()).toEqual([...ideaArrows.map(line('idea')), ...offerArrows.map(line('offer'))].sort());
  });
});
