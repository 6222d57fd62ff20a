/** A real mail server in the test's process, which can be as bad as mail servers are. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

type SmtpMood =
  | 'well'
  /** Nobody listens: connections are refused. Any other mood listens again at the same port. */
  | 'down'
  /** Waits this long before it greets, and before it says yes to a sender, a recipient or a mail. */
  | { slow: number }
  /** This address does not exist (550); to all others mails go. */
  | { refusesForGood: string }
  /** Try again later (451), whoever it is for. */
  | 'refusesForNow'
  /** Hangs up in the middle of the mail, and keeps nothing of it. */
  | 'diesInData'
  /** Keeps the mail, and hangs up where it should have said so: the sender cannot know. */
  | 'diesAfterData';

interface ReceivedMail {
  /** Whom it was handed over for, whatever its own words are. */
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  raw: string;
}

export interface TroubledSmtp {
  /** "smtp://127.0.0.1:43210", the same through every mood. */
  url: string;
  /** In the order of their coming. */
  received: ReceivedMail[];
  /** Resolves when it is so: the next connection meets the new mood. */
  become(mood: SmtpMood): Promise<void>;
  stop(): Promise<void>;
}

export async function startSmtp(): Promise<TroubledSmtp> {
  let mood: SmtpMood = 'well';
  const received: ReceivedMail[] = [];
  let running: Running | undefined = await run(0, () => mood, received);
  const { port } = running;
  const halt = async () => {
    await running?.stop();
    running = undefined;
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async become(next) {
      mood = next;
      if (mood === 'down') await halt();
      else running ??= await run(port, () => mood, received);
    },
    stop: halt,
  };
}

interface Running {
  port: number;
  stop(): Promise<void>;
}

async function run(port: number, mood: () => SmtpMood, received: ReceivedMail[]): Promise<Running> {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, answer) => void patiently(mood()).then(() => answer()),
    onMailFrom: (_address, _session, answer) => void patiently(mood()).then(() => answer()),
    onRcptTo: ({ address }, _session, answer) =>
      void patiently(mood()).then(() => answer(refusalOf(address, mood()))),
    onData(stream, session, answer) {
      const hangUp = () => void sockets.get(session.remotePort)?.destroy();
      take(stream, session, mood(), received, hangUp).then((said) => said && answer(), hangUp);
    },
  });
  // Senders hang up, and so does it.
  server.on('error', () => {});
  server.server.on('connection', (socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

async function patiently(mood: SmtpMood): Promise<void> {
  if (typeof mood === 'object' && 'slow' in mood) await sleep(mood.slow);
}

function refusalOf(address: string, mood: SmtpMood): Error | undefined {
  if (mood === 'refusesForNow') return refusal(451, 'Try again later');
  const isRefused = typeof mood === 'object' && 'refusesForGood' in mood && mood.refusesForGood === address;
  return isRefused ? refusal(550, 'No such mailbox') : undefined;
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

/** Whether the sender is to be told that its mail was taken. */
async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  mood: SmtpMood,
  received: ReceivedMail[],
  hangUp: () => void,
): Promise<boolean> {
  if (mood === 'diesInData') {
    stream.once('data', hangUp).on('error', () => {});
    return false;
  }
  const raw = await buffer(stream);
  await patiently(mood);
  const { subject = '', text = '', html = '', messageId = '' } = await PostalMime.parse(raw);
  const to = envelope.rcptTo.map(({ address }) => address);
  received.push({ to, subject, text, html, messageId, raw: raw.toString() });
  if (mood !== 'diesAfterData') return true;
  hangUp();
  return false;
}
