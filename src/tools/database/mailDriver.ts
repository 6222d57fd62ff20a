import type { EmailDriver } from '@supabase/lite';
import { load } from 'cheerio';
import { createTransport } from 'nodemailer';
import kommun from '../../kommun/kommun.config.ts';

/** Whoever asked for a code waits for it: better a word soon that it could not be sent. */
const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

/**
 * Sends what Supabase writes through the same mail server as the site's own mails, in the municipality's name. Nothing of it is ever
 * read from a file or an address that stands in a mail.
 */
export function mailDriver(smtpUrl: string): EmailDriver {
  const transport = createTransport({
    url: smtpUrl,
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = { name: kommun.shortName, address: kommun.contact.email };
  return {
    async send({ to, subject, html = '' }) {
      // lite's own text part holds a link that signs in, which programs that look through mails would use up.
      const text = textOf(html);
      await transport.sendMail({
        from,
        to,
        subject,
        html,
        text,
        headers: { 'auto-submitted': 'auto-generated' },
      });
    },
  };
}

/** The paragraphs of the template, as hosted Supabase would have its readers see them. */
function textOf(html: string): string {
  const $ = load(html);
  const paragraphs = $('body p').toArray();
  return paragraphs.map((paragraph) => $(paragraph).text().replace(/\s+/g, ' ').trim()).join('\n\n');
}
