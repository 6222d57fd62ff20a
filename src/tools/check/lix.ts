/**
 * LIX, the readability index for Swedish: words a sentence, and how many in a hundred are long (C.-H. Björnsson, Läsbarhet, 1968).
 * It counts letters, and knows nothing of what a text says: a low number makes no text easy, a high one tells that it is hard.
 */

/** A word has letters; a number or a sign is none. Long is more than six of them. */
const long = 6;

/**
 * @param text sentences that end with a sign or with the line
 * @returns about 25 for easy Swedish, 40 for a newspaper, 60 for a law; 0 where there is no word
 */
export function lixOf(text: string): number {
  const sentences = text.split(/[.!?:]+(?=\s|$|”)|\n/u).filter((part) => wordsOf(part).length > 0);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const longOnes = words.filter((word) => [...word].length > long);
  return words.length / sentences.length + (100 * longOnes.length) / words.length;
}

const wordsOf = (text: string) => text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
