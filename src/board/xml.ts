/** Writing XML: an element is made of its attributes and of what is in it, and no text can become more than text. */

export interface Xml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string>>;

/** @param inside texts, as they are to be read, and other elements */
export function element(
  name: string,
  attributes: Attributes = {},
  ...inside: readonly (string | Xml)[]
): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const content = inside.map((one) => (typeof one === 'string' ? escaped(one) : one.xml)).join('');
  return { xml: `<${name}${written.join('')}>${content}</${name}>` };
}

/** A whole document, in UTF-8. */
export function documentOf({ xml }: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Only `]]>` must be broken, but one rule is easier to trust than an exception.
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns these into a blank or another line end when they are not told apart.
  '\t': '&#9;',
  '\r': '&#13;',
};

/** What no XML 1.0 document can hold, in any way of writing it (its production 2, Char). */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"\t\r]/g, (sign) => signs[sign] ?? '');
}
