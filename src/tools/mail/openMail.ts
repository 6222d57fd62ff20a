import { Problem } from '../problem.ts';
import { createMailbox, type Mailbox } from '../server/mailbox.ts';
import type { UndoList } from '../stopping.ts';
import { startCatcher } from './catcher.ts';

/**
 * Sees to it that there is a mail server in SMTP_URL: the one told, or a catcher of our own. To be called before anything that sends
 * mails starts.
 * @returns makes the way to read what was caught, or one that never answers when mails really go out
 */
export async function openMail(dataDir: string, undo: UndoList): Promise<(siteUrl: string) => Mailbox> {
  const told = process.env.SMTP_URL;
  if (told) {
    requireSmtpUrl(told);
    return () => async () => undefined;
  }
  const catcher = await startCatcher(dataDir);
  undo.push(catcher.stop);
  process.env.SMTP_URL = catcher.url;
  return (siteUrl) => createMailbox(dataDir, siteUrl);
}

function requireSmtpUrl(text: string): void {
  if (/^smtps?:\/\/[^/]/.test(text) && URL.canParse(text)) return;
  throw new Problem('SMTP_URL must be an address such as smtps://user:password@smtp.example.se:465.');
}
