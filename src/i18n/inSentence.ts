/** "På bordet" gives "på bordet", "I gång" "i gång"; "IT och digitalt" stays as it is. */
export function inSentence(words: string): string {
  return /^\p{Lu}[\p{Lu}\d]/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** "bor här" gives "Bor här". */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('sv-SE') + words.slice(1);
}
