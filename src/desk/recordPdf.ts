/** Public records on paper: PDF, made by pdfkit with a face that every reader has. */
import PDFDocument from 'pdfkit';
import type { PublicRecord } from './record.ts';

// What the standard faces of PDF can show: WinAnsi (ISO 32000-1, annex D.2).
const shown =
  /[^\t\n\r\u0020-\u007e\u00a0-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]/gu;
const margin = 56;

/**
 * @param foot stands last
 * @param unseen is added when some letter could not be shown
 */
export async function recordsAsPdf(
  records: readonly PublicRecord[],
  { title, foot, unseen }: { title: string; foot: string; unseen: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'sv-SE',
    displayTitle: true,
    info: { Title: title },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once('end', resolve));
  let isWhole = true;
  const text = (words: string) =>
    words.replace(shown, () => {
      isWhole = false;
      return '?';
    });
  records.forEach(({ title: heading, rows }, i) => {
    if (i > 0) document.addPage();
    document.font('Helvetica-Bold').fontSize(16).text(text(heading)).moveDown();
    for (const [label, lines] of rows) {
      document.font('Helvetica-Bold').fontSize(10).text(text(label));
      document.font('Helvetica').fontSize(11);
      for (const line of lines) document.text(text(line));
      document.moveDown(0.6);
    }
  });
  document
    .font('Helvetica')
    .fontSize(9)
    .text(text(isWhole ? foot : `${foot} ${unseen}`));
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
