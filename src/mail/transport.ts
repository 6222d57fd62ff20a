/**
 * A connection to the mail server, kept for one run. The library's own pool is not used: it sends again by itself when a connection
 * breaks, and then nobody knows how many copies there are.
 */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Composed } from './compose.ts';
import { type Outcome, outcomeOf, type Stage, type Trouble } from './outcome.ts';

/** A try ends within this, whatever the server does. */
const tryMs = 8000;
const patience = { connectionTimeout: 4000, greetingTimeout: 4000, dnsTimeout: 4000, socketTimeout: tryMs };

export interface Transport {
  /** Is there anybody to give mail to? The connection stays open for the first one. */
  open(): Promise<Outcome | { became: 'open' }>;
  send(mail: Composed): Promise<Outcome>;
  close(): void;
}

/** Can this be where mail goes: "smtps://user:password@host:465"? */
export function isMailUrl(url: string): boolean {
  return /^smtps?:\/\/[^/?#]/.test(url) && URL.canParse(url);
}

export function openTransport(url: string): Transport {
  let connection: SMTPConnection | undefined;
  const connected = async () => {
    if (!connection || connection.destroyed) {
      connection = new SMTPConnection(settingsOf(url));
      await greet(connection, url);
    }
    return connection;
  };
  const attempt = async <T>(act: (reach: (stage: Stage) => void) => Promise<T>) => {
    let stage: Stage = 'connecting';
    try {
      return await inTime(
        act((reached) => {
          stage = reached;
        }),
      );
    } catch (error) {
      // In the middle of a conversation; the next mail begins a new one.
      connection?.close();
      connection = undefined;
      return outcomeOf(error as Trouble, stage);
    }
  };
  return {
    open: () =>
      attempt(async () => {
        await connected();
        return { became: 'open' as const };
      }),
    async send(mail) {
      const raw = await write(mail);
      return attempt(async (reach) => {
        const to = await connected();
        reach('sending');
        await handOver(to, mail, raw, () => reach('handedOver'));
        return { became: 'sent' as const };
      });
    },
    close() {
      if (connection && !connection.destroyed) connection.quit();
      connection = undefined;
    },
  };
}

/** Letters hold private links: they leave this machine over TLS alone, unless the address says otherwise (`?requireTLS=false`). */
function settingsOf(url: string): SMTPConnection.Options {
  const { auth: _, ...parsed } = parseConnectionUrl(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  return { requireTLS: !isHere, ...parsed, ...patience };
}

async function greet(connection: SMTPConnection, url: string): Promise<void> {
  // A connection that breaks while nobody waits for it.
  connection.on('error', () => {});
  await step(connection, (done) => connection.connect(done));
  const { auth } = parseConnectionUrl(url);
  if (!auth || !connection.allowsAuth) return;
  const { user, pass } = auth;
  await step(connection, (done) => connection.login({ user, credentials: { user, pass } }, done));
}

async function write({ headers, ...mail }: Composed): Promise<Buffer> {
  const options = { ...mail, headers, disableFileAccess: true, disableUrlAccess: true };
  return new MailComposer(options).compile().build();
}

async function handOver(
  connection: SMTPConnection,
  { from, to }: Composed,
  raw: Buffer,
  handedOver: () => void,
): Promise<void> {
  const stream = Readable.from([raw]).once('end', handedOver);
  const envelope = { from: from.address, to: [to.address] };
  await step(connection, (done) => connection.send(envelope, stream, done));
}

/** One step of the conversation. The library tells of its end in one of three ways. */
function step(
  connection: SMTPConnection,
  begin: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // What the server said as it hung up comes after this event.
    const ended = () =>
      void setImmediate(() => reject(Object.assign(new Error('It hung up.'), { code: 'ECONNECTION' })));
    connection.once('error', reject).once('end', ended);
    begin((error) => {
      connection.off('error', reject).off('end', ended);
      if (error) reject(error);
      else resolve();
    });
  });
}

async function inTime<T>(act: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error('It takes too long.'), { code: 'ETIMEDOUT' });
    timer = setTimeout(() => reject(error), tryMs);
  });
  try {
    return await Promise.race([act, late]);
  } finally {
    clearTimeout(timer);
  }
}
