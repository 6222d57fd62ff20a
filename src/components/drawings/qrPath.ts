/** A QR code (ISO/IEC 18004) as one path, drawn by us: nothing is fetched, and it can be printed at any size. */
import qrcode from 'qrcode-generator';

/** The light margin that readers need, in modules. */
const quiet = 4;

/** @returns the dark squares as a path, and how wide the code is with its margin; the unit of both is a module */
export function qrPath(text: string): { size: number; path: string } {
  // The size that fits, with what is right for a screen and for paper.
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const modules = Array.from({ length: count }, (_, i) => i);
  const path = modules
    .flatMap((row) =>
      modules.map((column) => (code.isDark(row, column) ? `M${column + quiet} ${row + quiet}h1v1h-1z` : '')),
    )
    .join('');
  return { size: count + 2 * quiet, path };
}
