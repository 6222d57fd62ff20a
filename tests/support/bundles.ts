/**
 * What Netlify would run: our functions as its own bundler makes them, the on-demand bundle of the last build, and the built files
 * with its own reading of `_headers`. The functions are bundled once for all test files (12 s), again only when something changed.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Context } from '@netlify/functions';
import { zipFunctions } from '@netlify/zip-it-and-ship-it';
import { afterAll, beforeAll } from 'vitest';
import { lockFile } from '../../src/tools/lockFile.ts';
import { inProject, PROJECT } from '../../src/tools/project.ts';
import { serveStaticFiles } from '../../src/tools/server/staticFiles.ts';
import { requireBuilt } from '../../src/tools/site/build.ts';
import { fingerprint } from '../../src/tools/site/fingerprint.ts';

export type Name = 'ideas' | 'offers' | 'health' | 'drain' | 'public-ideas' | 'public-ideas-csv';
export type Run = (request: Request, context?: Partial<Context>) => Promise<Response>;
/** Where a page breaks: before its code begins, in its first lines, or when half of it has been written. */
export type Moment = 'loading' | 'beginning' | 'middle';

export interface Bundles {
  /** A function of ours. `fresh`: one that remembers nothing, as on a machine that has just been started. */
  run(name: Name, request: Request, context?: Partial<Context>): Promise<Response>;
  fresh(name: Name): Promise<Run>;
  page: Run;
  /** Undefined where there is no file. */
  file(request: Request): Promise<Response | undefined>;
  /** The on-demand bundle with an error of this message in its code. */
  brokenPages(moment: Moment, message: string): Promise<Run>;
}

const kept = 2;
const prefix = 'k3-functions-';

/** Call it at the top of a file. */
export function useBundles(): Bundles {
  const made: Partial<Bundles> = {};
  const folders: string[] = [];
  beforeAll(async () => {
    const [functions, built] = [await bundledFunctions(), await requireBuilt()];
    const file = (name: Name) => join(functions, name, `netlify/functions/${name}.mjs`);
    const loaded = new Map<Name, Run>();
    made.run = async (name, request, context) => {
      const run = loaded.get(name) ?? (await load(file(name)));
      loaded.set(name, run);
      return run(request, context);
    };
    made.fresh = (name) => load(file(name), `?${randomUUID()}`);
    made.page = await load(join(built, 'ssr/ssr.mjs'));
    made.file = await serveStaticFiles(PROJECT, built);
    const broken = new Map<string, Promise<Run>>();
    made.brokenPages = (moment, message) => {
      const key = moment + message;
      const made = broken.get(key) ?? brokenCopy(join(built, 'ssr'), moment, message, folders);
      broken.set(key, made);
      return made;
    };
  }, 180_000);
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
  return new Proxy({} as Bundles, { get: (_, name: keyof Bundles) => made[name] });
}

async function brokenCopy(ssr: string, moment: Moment, message: string, folders: string[]): Promise<Run> {
  const copy = await mkdtemp(join(tmpdir(), 'k3-broken-'));
  folders.push(copy);
  for (const name of await readdir(ssr)) {
    if (name === 'node_modules') await symlink(join(ssr, name), join(copy, name));
    else await cp(join(ssr, name), join(copy, name), { recursive: true });
  }
  await breakPages(join(copy, '.netlify/build/chunks'), moment, message);
  return load(join(copy, 'ssr.mjs'));
}

async function load(file: string, query = ''): Promise<Run> {
  const { default: run } = await import(pathToFileURL(file).href + query);
  return (request, context) =>
    run(request, { ip: '192.0.2.1', requestId: randomUUID(), site: {}, params: {}, ...context });
}

/** Outside the project, so that nothing is found that did not travel along. */
async function bundledFunctions(): Promise<string> {
  const folder = join(tmpdir(), prefix + (await stateOfSources()));
  const release = await turn(`${join(tmpdir(), prefix)}lock`);
  try {
    if (await stat(folder).catch(() => undefined)) return folder;
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    const options = { archiveFormat: 'none', basePath: PROJECT, repositoryRoot: PROJECT } as const;
    await zipFunctions(inProject('netlify/functions'), unfinished, options);
    await rename(unfinished, folder);
    await removeOld();
    return folder;
  } finally {
    release();
  }
}

async function stateOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await fingerprint());
  for (const page of ['borja', 'hjalp-till', 'fel']) {
    hash.update(await readFile(inProject(`dist/${page}/index.html`)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function turn(path: string): Promise<() => void> {
  for (;;) {
    const release = lockFile(path);
    if (release) return release;
    await sleep(100);
  }
}

async function removeOld(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix) && !name.endsWith('lock'));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(tmpdir(), name))).mtimeMs })),
  );
  for (const { name } of dated.sort((a, b) => b.at - a.at).slice(kept)) {
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

const places: Record<Moment, RegExp> = {
  loading: /(?<=^var page = \(\) => )/m,
  beginning:
    /(?<=^(?:var|const) (?:\$\$404|\$\$Key|\$\$Index|GET) = (?:createComponent\([^\n]*|\(\)) => \{)/m,
  middle: /(?<=^var \$\$LonelyChair = createComponent\([^\n]* => \{)/m,
};

async function breakPages(chunks: string, moment: Moment, message: string): Promise<void> {
  const error = `new TypeError(${JSON.stringify(message)})`;
  const fault = moment === 'loading' ? `{ throw ${error}; }; var whole = () => ` : ` throw ${error};`;
  let broken = 0;
  for (const name of await readdir(chunks)) {
    const source = await readFile(join(chunks, name), 'utf8');
    const changed = source.replace(places[moment], fault);
    if (changed === source) continue;
    await writeFile(join(chunks, name), changed);
    broken += 1;
  }
  if (broken === 0) throw new Error(`The bundle has no place to break at: ${moment}.`);
}
