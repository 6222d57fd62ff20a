/**
 * `npm run list [-- --json] [-- --most N]`: what has come in, newest first, with how to reach people. For those who look after what
 * comes in, until they have a page for it. What is printed is personal data: it goes to the screen and nowhere else.
 */
import { parseArgs } from 'node:util';
import { connect } from '../data/client.ts';
import { listReceived, type Received } from '../data/received.ts';
import { sv } from '../i18n/sv.ts';
import kommun from '../kommun/kommun.config.ts';
import { openDatabase } from './database/openDatabase.ts';
import { Problem, runCommand } from './problem.ts';

const inMost = 1000;
/** Why is not kept: whoever looks sees it, and only a person decides. */
const flaggedFor =
  'may be rubbish (several links, a link in the title or the name, one text many times, or the trap for robots filled in)';

await runCommand(async () => {
  const { json, most } = readArguments();
  const { supabaseUrl, secretKey, close } = await openDatabase();
  try {
    const received = await listReceived(connect(supabaseUrl, secretKey), most);
    console.log(json ? JSON.stringify(received, null, 2) : inWords(received));
  } finally {
    await close();
  }
  return 0;
});

function readArguments(): { json: boolean; most: number } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, most: { type: 'string' } } });
    const most = Number(values.most ?? 50);
    if (!Number.isInteger(most) || most < 1 || most > inMost) throw new RangeError();
    return { json: values.json ?? false, most };
  } catch {
    throw new Problem(`Use: npm run list [-- --json] [-- --most N], with N from 1 to ${inMost}.`);
  }
}

function inWords(received: readonly Received[]): string {
  if (received.length === 0) return 'Nothing has come in yet.';
  return received.map(paragraph).join('\n\n');
}

function paragraph(one: Received): string {
  const lines = [
    `${one.reference}  ${one.kind}  ${one.status}  ${localMoment(one.arrived_at)}`,
    row('flagged', one.flagged ? flaggedFor : ''),
    row('other references', one.other_references.join(', ')),
    one.title,
    one.description,
    row('helps', one.helps),
    row(one.kind === 'idea' ? 'needs' : 'gives', (one.needs ?? one.gives).join(', '), one.needs_note),
    row('where', one.area ?? one.areas.join(', ')),
    row('topics', one.topics.join(', ')),
    row('time', one.extent, one.availability?.join(', ')),
    row(
      'for the idea',
      one.idea_reference,
      one.unlinked_reference && `${one.unlinked_reference} (not found)`,
    ),
    row('first step', one.first_step ? 'wants to be part of it' : ''),
    row('from', one.display_name || sv.told.nobody, one.hats.join(', ')),
    row('reach', one.email, one.phone),
    row('promised', one.status === 'received' ? `read by ${one.read_by}` : ''),
  ];
  return lines.filter(Boolean).join('\n');
}

/** As the clock stands where the municipality is: `2026-11-23 15:04`. */
function localMoment(at: string): string {
  const { timeZone } = kommun;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );
}

function row(label: string, ...words: (string | null | undefined)[]): string {
  const told = words.filter(Boolean).join(' · ');
  return told && `  ${label}: ${told}`;
}
