/** What a letter ends with, whatever the steward wrote: the reason, what was agreed, or who answers and what is decided. */
import type { ActContent, ActName, Ground } from '../domain/acts.ts';
import { languageOf } from '../domain/languages.ts';
import { wordsOf } from '../i18n/index.ts';
import { sv } from '../i18n/sv.ts';
import kommun from '../kommun/kommun.config.ts';

/** The municipality's own words for a ground, which are in Swedish, or ours in the language of the one who wrote. */
export function groundInWords(ground: Ground, language: string): string {
  const own = languageOf(language) === 'sv' ? kommun.stewards.giveBack[ground] : undefined;
  return own ?? wordsOf(language).letters.grounds[ground];
}

/** What the steward wrote, with what always goes along: the ground, the law's wording, or what was agreed. */
export function withReason<Name extends ActName>(
  name: Name,
  content: ActContent<Name>,
  language: string,
): ActContent<Name> {
  const { letters, told } = wordsOf(language);
  if (name === 'giveBack') {
    const { ground, words } = content as ActContent<'giveBack'>;
    return { ...content, words: `${words}\n\n${groundInWords(ground, language)}` };
  }
  if (name === 'remove') {
    const { unlawful, words } = content as ActContent<'remove'>;
    return { ...content, words: `${words}\n\n${letters.law(sv.desk.unlawful[unlawful])}` };
  }
  if (name === 'agreed') {
    const { words, agreed } = content as ActContent<'agreed'>;
    return { ...content, words: `${words}\n\n${agreed}` };
  }
  if (name === 'answer') {
    const { words, signed, unit, hats, decidedBy, caseNumber } = content as ActContent<'answer'>;
    const who =
      [signed, unit].join(', ') +
      (hats.length > 0 ? ` (${hats.map((hat) => told.hats[hat]).join(', ')})` : '');
    const { decided, noDecision } = letters;
    const decision = decidedBy ? decided(decidedBy, caseNumber) : noDecision;
    return { ...content, letter: `${words}\n\n${who}. ${decision}.` };
  }
  return content;
}
