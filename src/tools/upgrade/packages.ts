/** Where another tree of ours needs the same packages, it need not install them again. */
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What is made in there while building and testing is each tree's own. */
const own = ['.astro', '.vite', '.cache'];

/** @returns whether they are the same; if not, the first command in the other tree installs its own */
export async function sharePackages(from: string, to: string): Promise<boolean> {
  const [here, there] = await Promise.all([from, to].map(packagesOf));
  if (here !== there) return false;
  await mkdir(join(to, 'node_modules'));
  for (const entry of await readdir(join(from, 'node_modules'), { withFileTypes: true })) {
    const [source, target] = [from, to].map((tree) => join(tree, 'node_modules', entry.name)) as [
      string,
      string,
    ];
    if (own.includes(entry.name)) continue;
    if (entry.isFile()) await cp(source, target);
    else await symlink(source, target, 'junction');
  }
  return true;
}

/** What the lock asks for, without the number of the release itself. */
async function packagesOf(project: string): Promise<string> {
  const lock = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, object>;
  };
  return JSON.stringify({ ...lock.packages, '': { ...lock.packages[''], version: undefined } });
}
