/** What npm's output means, and what to do about it. The first that fits is told. */
const CAUSES = [
  [
    /ENOSPC|no space left/i,
    'The disk is full. The installation needs about 2 GB: free some and run the same command again.',
  ],
  [/EDQUOT|quota/i, 'The disk quota is used up. The installation needs about 2 GB.'],
  [/command not found/, 'npm was not found. Install Node with npm from https://nodejs.org/.'],
  [
    /in sync|EUSAGE/,
    'package.json and package-lock.json do not agree. Run "npm install" once, look at what it changed, and commit it.',
  ],
  [/EROFS/, 'The project folder is read-only. Copy the project to a folder you may write to.'],
  [
    /EACCES|EPERM/,
    'npm may not write to the project folder or its cache. Change their owner to yourself and run again.',
  ],
  [
    /E401|E403|E407|ENEEDAUTH/,
    'The package registry refused us. Check the registry and the proxy in ~/.npmrc.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i,
    'The package registry could not be reached. Check the network (and the proxy in ~/.npmrc), then run the same command again.',
  ],
  [
    /CERT|SSL|self.signed/i,
    "The registry's certificate is not trusted. Set NODE_EXTRA_CA_CERTS to your proxy's certificate.",
  ],
];

export function explainInstall(output) {
  const cause = CAUSES.find(([pattern]) => pattern.test(errorLines(output)));
  if (cause) return cause[1];
  const said = errorLines(output).split('\n').filter(Boolean).slice(0, 3).join(' · ');
  return `npm could not install the packages: ${said || 'it said nothing'}. Run "npm ci" to see all it says.`;
}

/** Warnings name network trouble that was overcome; only what npm calls an error counts, if it calls anything so. */
function errorLines(output) {
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  return lines.length > 0 ? lines.map((line) => line.replace(/^npm (error|ERR!) ?/, '')).join('\n') : output;
}
