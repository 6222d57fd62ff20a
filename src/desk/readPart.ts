/** A page of a part of the table, as its address asks for it. */
import { listPart, type Row } from '../data/table.ts';
import type { Part } from '../domain/table.ts';
import { addressAfter, filterIn, isNarrowed, placeIn } from './filter.ts';
import type { Sitting } from './sitting.ts';

/** Rows on a page. */
const rowsMost = 20;

export interface PartPage {
  rows: Row[];
  next: string | undefined;
  isNarrowed: boolean;
}

/** @throws Away */
export async function readPart({ client }: Sitting, part: Part, url: URL): Promise<PartPage> {
  const filter = filterIn(url.searchParams);
  // One more than is shown tells whether there is a next page.
  const found = await listPart(client, part, filter, placeIn(url.searchParams), rowsMost + 1);
  const rows = found.slice(0, rowsMost);
  const last = found.length > rowsMost ? rows.at(-1) : undefined;
  return { rows, next: last && addressAfter(url, last), isNarrowed: isNarrowed(filter) };
}
