import { expect, test } from 'vitest';
import { openSlots, pageIn, valueAt } from '../support/answers.ts';
import { aContribution, kinds } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsBrowser } from '../support/send.ts';

useDatabase();
watchLogs();

const languages = ['__proto__', 'constructor', 'toString', '../../etc/passwd', 'xx'];

test.each(kinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
  'an %s sent in the language %s comes back in Swedish, with every word kept',
  async (kind, language) => {
    const response = await sendAsBrowser(
      kind,
      aContribution(kind, { language, description: 'Kvar är det jag skrev här' }),
    );
    expect(response.status).toBe(422);
    const $ = await pageIn(response);
    expect(valueAt($, 'description')).toBe('Kvar är det jag skrev här');
    expect(openSlots($)).toEqual(['language']);
  },
);
