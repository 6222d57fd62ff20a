/** The published types lack `noHinting`. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: 'woff2'; noHinting?: boolean; keepFeatures?: string[]; dropTables?: string[] },
  ): Promise<Buffer>;
}
