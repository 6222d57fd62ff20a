/** Something a person can mend. Its message is one or two sentences: what is wrong, and what to do. */
export class Problem extends Error {
  override name = 'Problem';
}

const SENTENCES: Record<string, (where: string) => string> = {
  ENOSPC: () => 'The disk is full. Free about 2 GB and run the same command again.',
  EDQUOT: () => 'The disk quota is used up. Free about 2 GB and run the same command again.',
  EROFS: (where) => `The disk is read-only${where}. Use a folder that can be written to.`,
  EACCES: (where) => `No permission${where}. Change the owner of the folder, or use another one.`,
  EPERM: (where) => `No permission${where}. Change the owner of the folder, or use another one.`,
  EEXIST: (where) => `A file is in the way of a folder${where}. Move the file, or use another folder.`,
  ENOTDIR: (where) => `Expected a folder but found a file${where}. Move the file, or use another folder.`,
  EMFILE: () => 'Too many open files. Raise the limit (ulimit -n 4096) and run the same command again.',
};

/** What is told to the person at the keyboard: a sentence, never a stack trace. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const { code, path, message } = describe(error);
  const known = code === undefined ? undefined : SENTENCES[code];
  if (known) return known(path ? `: ${path}` : '');
  return `Something unexpected happened: ${message}. Run again with K3_DEBUG=1 to see where.`;
}

/** Runs a command to its end: its number becomes the exit code, its error a sentence. */
export async function runCommand(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(sentenceFor(error));
    if (process.env.K3_DEBUG) console.error(error);
    process.exitCode = 1;
  }
  // Nothing should keep the process alive now; if something does, do not wait for it.
  setTimeout(() => process.exit(), 1000).unref();
}

function describe(error: unknown): { code?: string; path?: string; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, path } = error as NodeJS.ErrnoException;
  const message = error.message.split('\n')[0]?.replace(/\.$/, '') ?? '';
  return { message, ...(code ? { code } : {}), ...(path ? { path } : {}) };
}
