/**
 * Moves a colour's lightness, and nothing else of it, as little as possible until it is good enough. In OKLCH, where a step of
 * lightness looks equally large in every colour (https://bottosson.github.io/posts/oklab/); what a screen cannot show is brought back
 * with less colour.
 */
import { convert, gamutMapOKLCH, hexToRGB, MapToL, OKLCH, RGBToHex, sRGB, sRGBGamut } from '@texel/color';

/** How finely lightness is looked through: finer than the 256 steps of a screen. */
const steps = 1024;

/** 0 is black, 1 white. */
export function lightnessOf(hex: string): number {
  return convert(hexToRGB(hex), sRGB, OKLCH)[0] ?? 0;
}

/**
 * @param hex `#rrggbb`
 * @param towards in which direction; it must be so that whatever lies further there is good enough too
 * @param isGoodEnough asked about what a screen shows, `#rrggbb`
 * @returns the nearest that is; undefined when not even black or white is
 */
export function moved(
  hex: string,
  towards: 'light' | 'dark',
  isGoodEnough: (hex: string) => boolean,
): string | undefined {
  if (isGoodEnough(hex)) return hex;
  const [lightness = 0, chroma = 0, hue = 0] = convert(hexToRGB(hex), sRGB, OKLCH);
  const end = towards === 'light' ? 1 : 0;
  const at = (step: number) => {
    const wanted = [lightness + ((end - lightness) * step) / steps, chroma, hue];
    return RGBToHex(gamutMapOKLCH(wanted, sRGBGamut, sRGB, undefined, MapToL));
  };
  if (!isGoodEnough(at(steps))) return undefined;
  let [tooLittle, enough] = [0, steps];
  while (enough - tooLittle > 1) {
    const middle = Math.floor((tooLittle + enough) / 2);
    if (isGoodEnough(at(middle))) enough = middle;
    else tooLittle = middle;
  }
  return at(enough);
}

/** The nearer of what both directions give. */
export function nearest(hex: string, ...found: (string | undefined)[]): string {
  const away = (one: string) => Math.abs(lightnessOf(one) - lightnessOf(hex));
  const [first] = found.filter((one) => one !== undefined).toSorted((a, b) => away(a) - away(b));
  if (first === undefined) throw new Error(`No lightness of ${hex} is good enough.`);
  return first;
}
