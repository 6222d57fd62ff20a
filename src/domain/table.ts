/** The parts of the stewards' table, in the order they are met. */
export const parts = ['new', 'missing', 'offers', 'rubbish', 'all'] as const;
export type Part = (typeof parts)[number];
