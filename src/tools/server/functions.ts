import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config, Context } from '@netlify/functions';
import { Problem } from '../problem.ts';

/** What Netlify calls: a function of ours, or the bundle that renders on-demand pages. */
type NetlifyFunction = (request: Request, context: Context) => Response | Promise<Response>;

export interface Match {
  name: string;
  run: NetlifyFunction;
  params: Record<string, string>;
}

/** A function that nobody calls: it runs by the clock. */
export interface Scheduled {
  name: string;
  run: NetlifyFunction;
}

export interface Functions {
  find(path: string): Match | undefined;
  scheduled: Scheduled[];
}

interface Route {
  name: string;
  run: NetlifyFunction;
  patterns: URLPattern[];
}

interface FunctionModule {
  default?: NetlifyFunction;
  config?: Config;
}

/** How a module is brought in; in development something that notices changes. */
type Importer = (file: string) => Promise<unknown>;

const importOnce: Importer = (file) => import(pathToFileURL(file).href);

/** Imports every function of a folder: those that a path belongs to, and those that run by the clock. */
export async function loadFunctions(folder: string, importer = importOnce): Promise<Functions> {
  const files = (await readdir(folder)).filter((file) => /\.(mts|ts|mjs|js)$/.test(file)).sort();
  const loaded = await Promise.all(files.map((file) => load(join(folder, file), importer)));
  const routes = loaded.filter(({ isScheduled }) => !isScheduled);
  return {
    find: (path) => find(routes, path),
    scheduled: loaded.filter(({ isScheduled }) => isScheduled),
  };
}

/** Imports one module whose default export is a function. */
export async function importFunction(file: string, importer = importOnce) {
  const module = (await importer(file)) as FunctionModule;
  if (typeof module.default !== 'function') throw new Problem(`${file} must export a function by default.`);
  return { run: module.default, config: module.config ?? {} };
}

async function load(file: string, importer: Importer): Promise<Route & { isScheduled: boolean }> {
  const { name } = parse(file);
  const { run, config } = await importFunction(file, importer);
  const paths = [('path' in config ? config.path : undefined) ?? `/.netlify/functions/${name}`].flat();
  const patterns = paths.map((pathname) => new URLPattern({ pathname }, { ignoreCase: true }));
  // Netlify gives a scheduled function no address either.
  return { name, run, patterns, isScheduled: 'schedule' in config && config.schedule !== undefined };
}

/** As Netlify does it: the case of the path and a slash at its end do not matter. */
function find(routes: Route[], path: string): Match | undefined {
  const pathname = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  for (const { name, run, patterns } of routes) {
    for (const pattern of patterns) {
      const groups = pattern.exec({ pathname })?.pathname.groups;
      if (groups) return { name, run, params: onlyStrings(groups) };
    }
  }
  return undefined;
}

function onlyStrings(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
