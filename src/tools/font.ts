/**
 * Makes the heading face small enough to be sent to everyone: `node src/tools/font.ts`.
 *
 * Young Serif (SIL OFL, licence beside the result) is cut down to the letters Swedish is written with. Hinting is dropped: it is
 * half the file and no screen sold today uses it. The letters that only the Sámi languages use come from another of the source's
 * files and stay a face of their own, which a browser fetches only where such a letter stands.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const SWEDISH =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäöÉéÜüÆæØøÁáÏï0123456789 \u00a0\u00ad.,:;!?–—-’”…()&/»%+';
const SAMI = 'ČčĐđŊŋŠšŦŧŽž';

const source = new URL('../../node_modules/@fontsource/young-serif/', import.meta.url);
const target = new URL('../assets/fonts/', import.meta.url);

/** Cuts one of the source's files down to `letters`, keeping the kerning, and returns the size in bytes. */
async function cut(part: string, letters: string, name: string): Promise<number> {
  const whole = readFileSync(new URL(`files/young-serif-${part}-400-normal.woff2`, source));
  const small = await subsetFont(whole, letters, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: ['kern'],
    dropTables: ['DSIG', 'meta'],
  });
  writeFileSync(new URL(name, target), small);
  return small.length;
}

mkdirSync(target, { recursive: true });
console.log('young-serif.woff2', await cut('latin', SWEDISH, 'young-serif.woff2'), 'bytes');
console.log('young-serif-sami.woff2', await cut('latin-ext', SAMI, 'young-serif-sami.woff2'), 'bytes');
copyFileSync(fileURLToPath(new URL('LICENSE', source)), fileURLToPath(new URL('OFL.txt', target)));
