import { afterEach, describe, expect, test } from 'vitest';
import { findByKey } from '../../src/data/mine.ts';
import { makeIdeaSchema } from '../../src/domain/idea.ts';
import { contentHash } from '../../src/domain/intake.ts';
import { choicesOf } from '../../src/domain/kommun.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import { keyIn } from '../support/answers.ts';
import { anIdea } from '../support/contributions.ts';
import { useDatabase } from '../support/database.ts';
import { sendAsProgram } from '../support/send.ts';

const database = useDatabase();

describe('a private page while the database is away', () => {
  const variable = () => process.env.SUPABASE_URL;
  let kept: string | undefined;
  afterEach(() => {
    if (kept) process.env.SUPABASE_URL = kept;
  });

  test('is not told to be missing, and is there again afterwards', async () => {
    const key = await keyIn(await sendAsProgram('idea', anIdea()));
    expect((await findByKey(key)).found?.kind).toBe('idea');
    await database.api.stop();
    expect(await findByKey(key)).toEqual({ away: true });
    await database.api.start();
    expect((await findByKey(key)).found?.kind).toBe('idea');
  });
  test('is not told to be missing when the site lacks its variables either', async () => {
    kept = variable();
    delete process.env.SUPABASE_URL;
    expect(await findByKey('a'.repeat(22))).toEqual({ away: true });
  });
  test('what cannot be a key is missing, without anybody asking the database', async () => {
    await database.api.stop();
    expect(await findByKey('nonsense')).toEqual({ found: null });
    await database.api.start();
  });
});

test('what was promised stays promised, whatever the pauses become', async () => {
  const key = await keyIn(await sendAsProgram('idea', anIdea()));
  await database.sql`update app.contributions set read_by = '2031-05-05'`;
  expect((await findByKey(key)).found?.readBy).toBe('2031-05-05');
});

test('after an address is erased nobody finds it by trying, because the fingerprint that stays is keyed', async () => {
  const sent = anIdea({ email: 'erased@exempel.example' });
  await sendAsProgram('idea', sent);
  const [row] = await database.sql`select content_hash from app.contributions order by id desc limit 1`;
  const content = makeIdeaSchema(choicesOf(kommun)).parse(sent);
  const guess = (secret: string) => contentHash({ kind: 'idea', content }, secret);
  expect(guess(database.secretKey)).toBe(row?.content_hash);
  expect(guess('')).not.toBe(row?.content_hash);
});
