/** The parts of the stewards' table, in the order they are met. */
export const parts = ['new', 'missing', 'offers', 'rubbish', 'all'] as const;
export type Part = (typeof parts)[number];

/** "Det här bidrar vi med." */
export interface Answer {
  words: string;
  signed: string;
  unit: string;
  hats: string[];
  /** `YYYY-MM-DD`. */
  writtenOn: string;
  publishedAt: string;
  /** Who decided, and under which number; '' for "inget beslut ännu". */
  decidedBy: string;
  caseNumber: string;
}

/** What the one who wrote has been asked. */
export interface Proposal {
  kind: 'clarity' | 'join';
  title: string;
  description: string;
  /** The reference of the idea to go together with, or ''. */
  other: string;
  proposedAt: string;
  answer: '' | 'yes' | 'no';
}

/** An idea that is alike, or an offer that is meant for this one. */
export interface Near {
  kind: 'idea' | 'offer';
  reference: string;
  title: string;
  status: string;
  gives: string[] | null;
  displayName: string;
}
