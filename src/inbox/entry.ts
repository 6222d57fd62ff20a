/**
 * What waits in the inbox: a contribution with its receipt, exactly as the database will be asked to take it in. The private key is
 * not in it, only its hash, so that nobody who opens the inbox can open anyone's page.
 */
import type { Contribution, Receipt } from '../domain/intake.ts';

export interface Entry {
  contribution: Contribution;
  receipt: Receipt;
}

/** Written with each entry: code that knows other members of a contribution reads older entries by this number. */
const version = 1;

export function writeEntry({ contribution, receipt }: Entry): string {
  return JSON.stringify({ version, contribution, receipt });
}

/** @returns undefined for what this code cannot read */
export function readEntry(text: string): Entry | undefined {
  try {
    const entry = JSON.parse(text) as Entry & { version: number };
    if (entry.version !== version) return undefined;
    const { contribution, receipt } = entry;
    return { contribution, receipt: { ...receipt, arrivedAt: new Date(receipt.arrivedAt) } };
  } catch {
    return undefined;
  }
}

/**
 * The name of an entry, `<epoch ms>-<SHA-256 of the private key>`: it gives the order and the age, and is how the private page finds
 * it, because a blob store has no index.
 */
export function nameOf({ arrivedAt, keyHash }: Receipt): string {
  return `${arrivedAt.getTime()}-${keyHash}`;
}

export interface Named {
  name: string;
  /** Epoch milliseconds. */
  arrivedAt: number;
  keyHash: string;
}

/** Reads a name; undefined for whatever else may lie in a store (a half-written file of the local one, say). */
export function readName(name: string): Named | undefined {
  const found = /^(\d{13})-([0-9a-f]{64})$/.exec(name);
  return found ? { name, arrivedAt: Number(found[1]), keyHash: found[2] ?? '' } : undefined;
}
