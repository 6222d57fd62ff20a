/** A contribution as a public record: everything that was sent and said about it, in rows with a label each. */
import type { Whole } from '../data/table.ts';
import { stepsWithWords } from '../domain/mine.ts';
import { sv } from '../i18n/sv.ts';

const { letters } = sv;
const { table } = sv.desk;

export interface PublicRecord {
  title: string;
  rows: [label: string, lines: string[]][];
}

/** The database's names of the fields that have others. */
const columns: Record<string, string> = {
  needsNote: 'needs_note',
  firstStep: 'first_step',
  displayName: 'display_name',
  idea: 'idea_reference',
};

/**
 * @param nameOf the name of a choice, as residents read it
 * @param moment a moment in words, where the municipality is
 * @param mask leaves out how to reach the one who wrote
 */
export function recordOf(
  { one, story, answers, reports }: Whole,
  {
    nameOf,
    moment,
    mask,
  }: { nameOf(field: string, choice: string): string; moment(at: string): string; mask: boolean },
): PublicRecord {
  const fields = Object.entries(sv.forms[one.kind === 'idea' ? 'idea' : 'offer'].fields);
  const sent = fields
    .filter(([field]) => field !== 'informed' && !(mask && (field === 'email' || field === 'phone')))
    .map(([field, { label }]): [string, string[]] => [label, linesOf(field, one)])
    // What was left empty is not mentioned.
    .filter(([, lines]) => lines.length > 0);
  const told = stepsWithWords(story).map(({ at, what, words, signed }): [string, string[]] => [
    `${moment(at)}: ${sv.told.happened[what] ?? what}`,
    [words, words && signed ? letters.signed(signed) : ''],
  ]);
  const answered = answers.map(({ words, signed, unit, decidedBy, caseNumber }): [string, string[]] => [
    table.one.answers,
    [words, `${signed}, ${unit}`, decidedBy ? letters.decided(decidedBy, caseNumber) : letters.noDecision],
  ]);
  const reported = reports.map(({ at, words, flagged }): [string, string[]] => [
    `${moment(at)}: ${table.one.reports.title}`,
    [words, flagged ? table.parts.rubbish.title : ''],
  ]);
  const rows: PublicRecord['rows'] = [
    [table.one.arrived, [moment(one.arrived_at)]],
    [table.find.status, [table.statuses[one.status] ?? one.status]],
    ...sent,
    ...answered,
    ...told,
    ...reported,
  ];
  return {
    title: `${table.kinds[one.kind]} ${one.reference}`,
    rows: rows.map(([label, lines]) => [label, lines.filter(Boolean)]),
  };

  function linesOf(field: string, from: Whole['one']): string[] {
    const value = (from as Record<string, unknown>)[columns[field] ?? field];
    if (value === true) return [sv.mine.sent.yes];
    return value ? [value].flat().map((item) => nameOf(field, String(item))) : [];
  }
}

/** As plain text, UTF-8: nothing is lost. */
export function recordsAsText(records: readonly PublicRecord[], foot: string): string {
  const whole = records.map(({ title, rows }) =>
    [
      title,
      '='.repeat(title.length),
      ...rows.map(([label, lines]) => [label, ...lines.map(indented)].join('\n')),
    ].join('\n\n'),
  );
  return `${[...whole, foot].join('\n\n\n')}\n`;
}

function indented(lines: string): string {
  return lines.replace(/^/gm, '  ');
}
