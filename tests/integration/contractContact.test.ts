import { describe, expect, test } from 'vitest';
import { faultsIn, keptBehind } from '../support/answers.ts';
import { anIdea, anOffer, kinds, newWords, without } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { watchLogs } from '../support/logs.ts';
import { sendAsBrowser, sendAsProgram } from '../support/send.ts';

const database = useDatabase();
watchLogs();
const aContributionWith = (kind: 'idea' | 'offer', email: string) =>
  kind === 'idea' ? anIdea({ email }) : anOffer({ email });

describe.each(kinds)('an e-mail address in an %s', (kind) => {
  test.each([
    ['eva@exempel.example', 'eva@exempel.example'],
    ['  eva@exempel.example\n', 'eva@exempel.example'],
    ['eva+kommun@exempel.example', 'eva+kommun@exempel.example'],
    ["o'neil@localhost", "o'neil@localhost"],
    ['eva@åbo.example', 'eva@xn--bo-xia.example'],
    ['eva@A\u030aBO.example', 'eva@xn--bo-xia.example'],
    ['eva@例え.example', 'eva@xn--r8jz45g.example'],
    [`${'a'.repeat(242)}@exempel.example`.slice(-254), `${'a'.repeat(242)}@exempel.example`.slice(-254)],
  ])('written %j is kept as %j', async (typed, email) => {
    expect(
      await keptBehind(await sendAsBrowser(kind, aContributionWith(kind, typed)), database.sql),
    ).toMatchObject({ email });
  });

  test.each([
    ['eva', 'format'],
    ['eva@', 'format'],
    ['@exempel.example', 'format'],
    ['eva@exempel..example', 'format'],
    ['eva@-exempel.example', 'format'],
    ['eva exempel@exempel.example', 'format'],
    ['eva@exempel.example, per@exempel.example', 'format'],
    ['eva@exempel.example\nBcc: alla@exempel.example', 'format'],
    ['éva@exempel.example', 'format'],
    [`${'a'.repeat(255)}@exempel.example`, 'tooLong'],
    [
      `eva@${'å'.repeat(60)}.${'å'.repeat(60)}.${'å'.repeat(60)}.${'å'.repeat(60)}.${'å'.repeat(60)}`,
      'tooLong',
    ],
  ])('written %j is refused: %s', async (typed, code) => {
    expect(await faultsIn(await sendAsProgram(kind, aContributionWith(kind, typed)))).toEqual({
      email: code,
    });
  });
});

describe('a telephone number', () => {
  test.each([
    '070-123 45 67',
    '070-123 45 67, efter fem',
    '+46 (0)70 123 45 67',
    '112 112',
    'sex: 1 2 3 4 5 6',
    '123456',
  ])('may be %j', async (phone) => {
    const sent = without(anOffer({ phone }), 'email');
    expect(await keptBehind(await sendAsBrowser('offer', sent), database.sql)).toMatchObject({
      phone,
      email: '',
    });
  });

  test.each([
    ['12345', 'format'],
    ['ring mig i kväll', 'format'],
    ['noll sju noll', 'format'],
    ['070-123 45 67 fast bara på kvällen', 'tooLong'],
  ])('cannot be %j: %s', async (phone, code) => {
    expect(await faultsIn(await sendAsProgram('offer', anOffer({ phone })))).toEqual({ phone: code });
  });
});

describe('an offer that nobody could answer', () => {
  const silent = () => without(anOffer(), 'email');

  test.each([{}, { email: '' }, { email: ' ', phone: '\u00a0' }, { email: null, phone: null }])(
    'is asked for an address: %j',
    async (own) => {
      expect(await faultsIn(await sendAsProgram('offer', { ...silent(), ...own }))).toEqual({
        email: 'required',
      });
    },
  );

  test('is asked together with everything else that is wrong', async () => {
    expect(await faultsIn(await sendAsProgram('offer', { description: 7 }))).toEqual({
      gives: 'required',
      description: 'type',
      email: 'required',
      informed: 'required',
    });
  });

  test('is asked to mend the number it gave, not for an address too', async () => {
    expect(await faultsIn(await sendAsProgram('offer', { ...silent(), phone: '12' }))).toEqual({
      phone: 'format',
    });
  });
});

describe('how to reach a person', () => {
  test('is kept apart from what is published', async () => {
    const email = `apart-${newWords().replace(/\W/g, '')}@exempel.example`;
    const { id } = await keptBehind(await sendAsProgram('idea', anIdea({ email })), database.sql);
    const [apart] = await database.sql`select email from app.contacts where contribution_id = ${id}`;
    expect(apart?.email).toBe(email);
    const rows =
      await database.sql`select c::text || i::text as row from app.contributions c join app.ideas i using (id) where c.id = ${id}`;
    expect(rows[0]?.row).not.toContain(email);
  });

  test('leaves no row when there is nothing to keep', async () => {
    const { id } = await keptBehind(await sendAsProgram('idea', anIdea()), database.sql);
    expect(await database.sql`select 1 from app.contacts where contribution_id = ${id}`).toHaveLength(0);
  });
});
