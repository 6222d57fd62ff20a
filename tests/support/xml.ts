/** Is a document what its specification says? Asked of libxml2. */
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import { inProject } from '../../src/tools/project.ts';

const schemas = {
  atom: { file: 'tests/support/schemas/atom.rng', extension: 'relaxng' },
  sitemapindex: { file: 'tests/support/schemas/sitemapindex.xsd', extension: 'schema' },
  // sitemaps.org's own.
  sitemap: { file: 'node_modules/sitemap/schema/sitemap.xsd', extension: 'schema' },
} as const;

/** What is wrong with it; nothing when it is valid. */
export async function faultsIn(xml: string, kind: keyof typeof schemas): Promise<string[]> {
  const { file, extension } = schemas[kind];
  const schema = readFileSync(inProject(file), 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: 'a.xml', contents: xml }],
    schema,
    extension,
    maxMemoryPages: 4096,
  });
  return errors.map(({ message }) => message);
}
