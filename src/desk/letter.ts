/** What a letter ends with, whatever the steward wrote: the reason, what was agreed, or who answers and what is decided. */
import type { ActContent, ActName, Ground } from '../domain/acts.ts';
import type { Hat } from '../domain/choices.ts';
import { sv } from '../i18n/sv.ts';
import kommun from '../kommun/kommun.config.ts';

/** The municipality's own words for a ground, or ours. */
export function groundInWords(ground: Ground): string {
  return kommun.stewards.giveBack[ground] ?? sv.desk.grounds[ground].letter;
}

/** What the steward wrote, with what always goes along: the ground, the law's wording, or what was agreed. */
export function withReason<Name extends ActName>(name: Name, content: ActContent<Name>): ActContent<Name> {
  if (name === 'giveBack') {
    const { ground, words } = content as ActContent<'giveBack'>;
    return { ...content, words: `${words}\n\n${groundInWords(ground)}` };
  }
  if (name === 'remove') {
    const { unlawful, words } = content as ActContent<'remove'>;
    return { ...content, words: `${words}\n\n${sv.desk.table.act.law(sv.desk.unlawful[unlawful])}` };
  }
  if (name === 'agreed') {
    const { words, agreed } = content as ActContent<'agreed'>;
    return { ...content, words: `${words}\n\n${agreed}` };
  }
  if (name === 'answer') {
    const { words, signed, unit, hats, decidedBy, caseNumber } = content as ActContent<'answer'>;
    const who = [signed, unit].join(', ') + (hats.length > 0 ? ` (${hats.map(hatInWords).join(', ')})` : '');
    const { decided, noDecision } = sv.desk.table.one;
    const decision = decidedBy ? decided(decidedBy, caseNumber) : noDecision;
    return { ...content, letter: `${words}\n\n${who}. ${decision}.` };
  }
  return content;
}

const hatInWords = (hat: Hat) => sv.forms.choices.hats[hat].toLowerCase();
