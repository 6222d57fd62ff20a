import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { keepMail, openMailFolder } from './keptMail.ts';

export interface Catcher {
  /** "smtp://127.0.0.1:43210" */
  url: string;
  stop(): Promise<void>;
}

/** With an annex, and more than anything this site sends. */
const MOST_BYTES = 10_000_000;

/** What is being sent when the site stops has this long. */
const CLOSING_MS = 1000;

/**
 * A mail server on this machine alone that sends nothing on: what it gets lies in the data folder, one file a mail. What it has said
 * yes to is kept.
 */
export async function startCatcher(dataDir: string): Promise<Catcher> {
  await openMailFolder(dataDir);
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    rejectOversized: true,
    closeTimeout: CLOSING_MS,
    onData(stream, _session, answer) {
      buffer(stream)
        .then((raw) => (stream.sizeExceeded ? undefined : keepMail(dataDir, raw)))
        .then(() => answer(), answer);
    },
  });
  // A sender that hangs up in the middle: nothing of it is kept, and nobody is to be told.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
