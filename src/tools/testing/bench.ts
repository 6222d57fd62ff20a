/** Something measured, and the most it may be (told only, where there is no budget). */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  max?: number;
}

/** What a file in tests/bench exports by default. */
export interface Bench {
  name: string;
  run(): Promise<Figure[]>;
}

export function isWithin({ value, max }: Figure): boolean {
  return max === undefined || value <= max;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
