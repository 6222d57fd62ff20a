/** Everything that anyone has been promised, compared as sets with what the database has. */
import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { hashOfKey } from '../../src/domain/reference.ts';
import { openLink, type Receipt } from './killingPeople.ts';

interface Kept {
  key_hash: string;
  reference: string;
  first_reference: string;
  contribution: string;
  kind: string;
  words: string;
}

/**
 * Each text is exactly one contribution, and every key and reference leads to it: so says the function that private pages ask. A page is
 * opened for everyone who was told that it waits, and for every fourth of the others.
 * @param texts how many different ones there are in all
 */
export async function expectEverythingOnce(
  sql: Sql,
  url: string,
  receipts: readonly Receipt[],
  texts: number,
) {
  const rows = await sql<Kept[]>`
    select s.key_hash, s.reference, f.reference as first_reference, s.contribution_id as contribution, f.kind, f.description as words
    from app.submissions s cross join lateral public.find_by_key(s.key_hash) f`;
  const [{ all } = { all: 0 }] = await sql<
    { all: number }[]
  >`select count(*)::int as all from app.contributions`;
  expect({ contributions: all, texts: new Set(rows.map(({ words }) => words)).size }).toEqual({
    contributions: texts,
    texts,
  });
  const byKey = new Map(rows.map((row) => [row.key_hash, row]));
  const behind = ({ key }: Receipt) => byKey.get(hashOfKey(key));
  expect(
    receipts.filter((receipt) => !behind(receipt)),
    'accepted, and not there',
  ).toEqual([]);
  expect(
    receipts.filter((receipt) => !isTrue(receipt, behind(receipt), rows)),
    'leads elsewhere',
  ).toEqual([]);
  const opened = receipts.filter(({ status }, n) => status === 202 || n % 4 === 0);
  await expectLinksToOpen(url, opened, behind);
}

function isTrue({ words, kind, reference }: Receipt, row: Kept | undefined, rows: readonly Kept[]): boolean {
  const isOurs = (one: Kept) => one.reference === reference && one.contribution === row?.contribution;
  return row?.words === words && row.kind === kind && (reference === undefined || rows.some(isOurs));
}

async function expectLinksToOpen(
  url: string,
  receipts: readonly Receipt[],
  behind: (one: Receipt) => Kept | undefined,
) {
  const queue = receipts.values();
  const shut: string[] = [];
  const opener = async () => {
    for (const receipt of queue) {
      const { status, text } = await openLink(url, receipt.key);
      const isWhole =
        text.includes(receipt.words) && text.includes(behind(receipt)?.first_reference ?? 'none');
      if (status !== 200 || !isWhole) shut.push(`${status}: ${receipt.words}`);
    }
  };
  await Promise.all(Array.from({ length: 10 }, opener));
  expect(shut, 'private links that do not open').toEqual([]);
}
