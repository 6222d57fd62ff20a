/**
 * A coat of arms or logo that comes from somewhere: made small and safe, or refused with what to do. It stands in the HTML of every page
 * (so that it can follow the colours of the text), where anything that runs, loads or styles would too.
 */
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import { optimize } from 'svgo';
import { Problem } from '../problem.ts';

/** Bytes after brotli: a page may weigh 14 KB, and the first thing on it is not its logo. */
const most = 4096;
/** As wide as high, three times as wide at most: it stands on a line of 56 pixels beside the name. */
const shape = { narrowest: 0.5, widest: 3 };

/** Elements that only draw (SVG 2, https://www.w3.org/TR/SVG2/eltindex.html). */
const drawing = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath
   mask pattern`.split(/\s+/),
);
/** Addresses that stay inside the picture. */
const inside = /^#[\w.-]+$/;

/**
 * @param file an SVG file
 * @returns its text, ready for src/kommun/logo.svg
 * @throws Problem when it is no SVG, when something in it could run, load or style, or when it is too large or has a shape that does not fit
 */
export async function readLogo(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Problem(`There is no file ${file}. Give the path of an SVG file, or leave the logo as it is.`);
  });
  const made = smaller(text, file);
  const wrong = faultOf(made);
  if (wrong) throw new Problem(`${file}: ${wrong}`);
  return `${made}\n`;
}

function smaller(text: string, file: string): string {
  try {
    return optimize(text, {
      multipass: true,
      plugins: [
        'preset-default',
        'removeScripts',
        'removeDimensions',
        { name: 'inlineStyles', params: { onlyMatchedOnce: false } },
        'convertStyleToAttrs',
        'removeXMLNS',
        { name: 'prefixIds', params: { prefix: 'logo' } },
      ],
    }).data.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  } catch {
    throw new Problem(`${file} is no SVG that can be read. Ask whoever drew it to save it as "Plain SVG".`);
  }
}

/** What is wrong with it and what to do, in a sentence; undefined when nothing is. */
export function faultOf(svg: string): string | undefined {
  const $ = load(svg, { xml: true });
  const root = $(':root');
  if (root.prop('tagName')?.toLowerCase() !== 'svg') return 'it is no SVG. Save it as "Plain SVG".';
  for (const one of $('*').toArray()) {
    if (!('attribs' in one)) continue;
    if (!drawing.has(one.tagName))
      return `it holds <${one.tagName}>, which may load or run something. Save it as "Plain SVG" with everything turned into paths.`;
    for (const [name, value] of Object.entries(one.attribs)) {
      if (/^on/i.test(name) || name === 'style' || (/href$/.test(name) && !inside.test(value)))
        return `it holds ${name}="…", which may load, run or style something. Save it as "Plain SVG".`;
      if (/url\(\s*(?!["']?#)/i.test(value) || /javascript:/i.test(value))
        return `${name} points outside the picture. Save it as "Plain SVG" without links.`;
    }
  }
  return faultOfSize(svg, root.attr('viewBox') ?? '');
}

function faultOfSize(svg: string, viewBox: string): string | undefined {
  const [, , width = 0, height = 0] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (!(width > 0 && height > 0)) return 'it has no viewBox, so nobody knows its size. Save it with one.';
  const ratio = width / height;
  if (ratio < shape.narrowest || ratio > shape.widest)
    return `it is ${ratio.toFixed(1)} times as wide as high. Between ${shape.narrowest} and ${shape.widest} fits: take the mark without its words.`;
  const bytes = brotliCompressSync(svg).length;
  if (bytes > most)
    return `it weighs ${bytes} bytes packed, and every page carries it: ${most} at most. Take a simplified version, as for small sizes in print.`;
  return undefined;
}
