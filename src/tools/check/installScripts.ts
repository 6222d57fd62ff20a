import { type Locked, type Manifest, readLock, readManifest } from './lock.ts';

/**
 * A package's install script runs on every machine, before anyone has looked at anything. So each one is approved by name in
 * package.json's `allowScripts`, which npm obeys, and no name stays there longer than needed.
 */
export function findScriptFaults(
  locked: Locked[] = readLock(),
  { allowScripts = {} }: Manifest = readManifest(),
): string[] {
  const approved = new Set(Object.keys(allowScripts).map(nameOf));
  const scripted = new Set(locked.filter((each) => each.hasInstallScript).map(({ name }) => name));
  // About a package for another system registries differ: some only tell of the script where it can be run.
  const perhaps = new Set(locked.filter(({ os }) => os).map(({ name }) => name));
  return [
    ...[...scripted]
      .filter((name) => !approved.has(name))
      .map(
        (name) =>
          `${name} runs a script when it is installed: read the script, then npm install-scripts approve ${name} (or deny)`,
      ),
    ...[...approved]
      .filter((name) => !scripted.has(name) && !perhaps.has(name))
      .map((name) => `${name} is in allowScripts and has no install script: npm install-scripts prune`),
  ];
}

/** `sharp@0.34.5` and `sharp` are both ways to approve of sharp. */
function nameOf(key: string): string {
  return key.replace(/(?<=.)@.*$/, '');
}
