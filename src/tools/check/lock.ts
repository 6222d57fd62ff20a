import { readFileSync } from 'node:fs';
import { inProject } from '../project.ts';

/** The part of package.json that the checks look at. */
export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

/** One installed package, as package-lock.json tells it. */
export interface Locked {
  /** Where it lies: `node_modules/ipx/node_modules/sharp`. */
  path: string;
  name: string;
  version: string;
  license?: unknown;
  hasInstallScript?: boolean;
  /** The systems it is for; left out, all of them. */
  os?: string[];
}

export function readManifest(): Manifest {
  return readJson('package.json') as Manifest;
}

/** Every package that is installed somewhere, on whatever system, for production or development. */
export function readLock(): Locked[] {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, Partial<Locked>> };
  return Object.entries(packages).flatMap(([path, entry]) =>
    path === '' ? [] : [{ version: '?', ...entry, path, name: entry.name ?? nameIn(path) }],
  );
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(inProject(file), 'utf8'));
}
