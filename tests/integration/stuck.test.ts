import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentHash } from '../../src/domain/intake.ts';
import { drain } from '../../src/inbox/drain.ts';
import { writeEntry } from '../../src/inbox/entry.ts';
import { lookIntoInbox } from '../../src/inbox/look.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { seal } from '../../src/inbox/seal.ts';
import { type Item, keepItem, readItem, removeItem } from '../../src/inbox/store.ts';
import { allItems, release, retry } from '../../src/inbox/tend.ts';
import { contextFor, openInbox } from '../../src/tools/inbox/openInbox.ts';
import { runInbox } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import {
  aRefusedIdea,
  aWaitingIdea,
  aWaitingOffer,
  lay,
  layAll,
  layBytes,
  type Waiting,
} from '../support/entries.ts';
import { onDelete } from '../support/lies.ts';
import { watchLogs } from '../support/logs.ts';
import { inEnvironment, useOwnEnvironments } from '../support/ownEnvironment.ts';
import { eventually, requireOnce } from '../support/promises.ts';
import { startProxy } from '../support/proxy.ts';

const database = useDatabase();
useOwnEnvironments();
watchLogs();

const dataDir = mkdtempSync(join(tmpdir(), 'k3-stuck-'));
let close: () => Promise<void>;
beforeAll(async () => {
  ({ close } = await openInbox(dataDir));
});
beforeEach(async () => {
  for (const { place, name } of await allItems()) await removeItem(place, name);
});
afterAll(async () => {
  await close();
  delete process.env.NETLIFY_BLOBS_CONTEXT;
  delete process.env.INBOX_KEY;
  rmSync(dataDir, { recursive: true, force: true });
});

const hourAgo = () => new Date(Date.now() - 3_600_000);
const anOldIdea = () => aWaitingIdea({}, hourAgo());
const sealed = ({ name, entry }: Waiting) => seal(writeEntry(entry), name);
const placesOf = async () => (await allItems()).map(({ place, name }) => `${place} ${name}`);
const kept = ({ key, reference }: Waiting) => [{ status: 202, key, reference, waitedMs: 0 }];
const titleOf = ({ entry }: Waiting) => (entry.contribution.content as { title: string }).title;

/** Changed after the domain has looked, as a fault of ours would do it. */
function changed(waiting: Waiting, content: object): Waiting {
  Object.assign(waiting.entry.contribution.content, content);
  return waiting;
}

async function withInboxKey<T>(key: string, act: () => Promise<T>): Promise<T> {
  const { INBOX_KEY } = process.env;
  process.env.INBOX_KEY = key;
  try {
    return await act();
  } finally {
    process.env.INBOX_KEY = INBOX_KEY;
  }
}

describe('what the database refuses for good', () => {
  const refused: [string, () => Waiting, string][] = [
    ['a title longer than any may be', () => aRefusedIdea(), '23514'],
    ['a sign that no text may have', () => changed(aWaitingIdea(), { helps: 'a\u0000b' }), '22021'],
    ['an offer that gives nothing', () => changed(aWaitingOffer(), { gives: [] }), '23514'],
    ['no title at all', () => changed(aWaitingIdea(), { title: null }), '23502'],
  ];

  test.each(refused)('is set aside with the reason, and stays there: %s', async (_, make, reason) => {
    const one = make();
    await lay(one);
    const bytes = (await readItem('waiting', one.name))?.bytes;
    expect(await drain(20_000)).toEqual({ taken: 0, stuck: 1, left: 0, outcome: 'done' });
    for (const _again of [1, 2])
      expect(await drain(20_000)).toEqual({ taken: 0, stuck: 0, left: 0, outcome: 'done' });
    expect(await placesOf()).toEqual([`stuck ${one.name}`]);
    const stuck = await readItem('stuck', one.name);
    expect(stuck).toMatchObject({ reason, at: expect.stringMatching(/^20\d\d-.*Z$/), bytes });
    // Whoever wrote it is told what is so: it is safe.
    expect((await findMine(one.key)).found).toMatchObject({ reference: one.reference, waiting: true });
    expect(await lookIntoInbox()).toMatchObject({ waiting: 0, stuck: 1 });
  });

  test('comes in by trying again when the cause is mended', async () => {
    const one = aRefusedIdea();
    await lay(one);
    await drain(20_000);
    await database.sql`alter table app.ideas drop constraint ideas_title_check`;
    const [item] = await allItems();
    expect(await retry(item as Item)).toBe(true);
    expect(await drain(20_000)).toMatchObject({ taken: 1 });
    await database.sql`
      alter table app.ideas add constraint ideas_title_check check (char_length(title) between 3 and 120) not valid`;
    expect(await allItems()).toEqual([]);
    await requireOnce(database.sql, titleOf(one), kept(one));
    expect((await findMine(one.key)).found).toMatchObject({ waiting: false });
  });
});

describe('what cannot be opened', () => {
  const broken: [string, (one: Waiting) => Promise<Uint8Array<ArrayBuffer>>][] = [
    ['rubbish', async () => new Uint8Array(randomBytes(500))],
    ['cut in half', async (one) => (await sealed(one)).slice(0, 150)],
    [
      'with one byte changed',
      async (one) => (await sealed(one)).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    ],
    ['under the name of another', async () => sealed(aWaitingIdea())],
    [
      'sealed with another key',
      (one) => withInboxKey(randomBytes(32).toString('base64url'), () => sealed(one)),
    ],
    [
      'by another version',
      (one) => seal(writeEntry(one.entry).replace('"version":1', '"version":2'), one.name),
    ],
    ['sealed, and no entry', (one) => seal('{"version":1}', one.name)],
  ];

  test.each(broken)(
    'is set aside as it is, and its sender is not told that it is missing: %s',
    async (_, make) => {
      const one = anOldIdea();
      const bytes = await make(one);
      await layBytes(one.name, bytes);
      expect(await drain(20_000)).toEqual({ taken: 0, stuck: 1, left: 0, outcome: 'done' });
      expect(await readItem('stuck', one.name)).toMatchObject({ reason: 'unreadable', bytes });
      expect(await placesOf()).toEqual([`stuck ${one.name}`]);
      expect(await findMine(one.key)).toEqual({ away: true });
    },
  );

  test('may be just being written: it is left alone for a minute', async () => {
    const one = aWaitingIdea();
    await layBytes(one.name, (await sealed(one)).slice(0, 100));
    expect(await drain(20_000)).toMatchObject({ stuck: 0, left: 1 });
    expect(await placesOf()).toEqual([`waiting ${one.name}`]);
  });

  test('comes in by trying again when the right key is back', async () => {
    const many = [anOldIdea(), anOldIdea()];
    for (const one of many) await lay(one);
    const other = randomBytes(32).toString('base64url');
    expect(await withInboxKey(other, () => drain(20_000))).toMatchObject({ taken: 0, stuck: 2 });
    for (const item of await allItems()) expect(await retry(item)).toBe(true);
    expect(await drain(20_000)).toMatchObject({ taken: 2 });
    expect(await allItems()).toEqual([]);
    for (const one of many) await requireOnce(database.sql, titleOf(one), kept(one));
  });

  test('waits while there is no key at all, and nothing is set aside for that', async () => {
    const one = anOldIdea();
    await lay(one);
    for (const noKey of ['', 'short'])
      expect(await withInboxKey(noKey, () => drain(20_000))).toMatchObject({ taken: 0, stuck: 0, left: 1 });
    expect(await drain(20_000)).toMatchObject({ taken: 1 });
  });
});

test('names that are none of ours are left alone and hold nobody up', async () => {
  const one = aWaitingIdea();
  const notOurs = ['readme.txt', '123-abc', `${Date.now()}-${'z'.repeat(64)}`];
  for (const name of notOurs) await layBytes(name, new Uint8Array([1, 2, 3]));
  await lay(one);
  expect(await drain(20_000)).toMatchObject({ taken: 1, stuck: 0, left: 0, outcome: 'done' });
  for (const name of notOurs) {
    expect((await readItem('waiting', name))?.bytes).toHaveLength(3);
    await removeItem('waiting', name);
  }
});

test('poisoned ones among hundreds hold nobody up, not even those that the database hangs on', async () => {
  const good = Array.from({ length: 120 }, anOldIdea);
  const refused = Array.from({ length: 10 }, () => aRefusedIdea({}, hourAgo()));
  const rubbish = Array.from({ length: 10 }, anOldIdea);
  // The oldest: whoever goes in order meets them first.
  const hanging = Array.from({ length: 10 }, () => aWaitingIdea({}, new Date(Date.now() - 7_200_000)));
  await layAll([...good, ...refused, ...hanging]);
  await Promise.all(rubbish.map(({ name }) => layBytes(name, new Uint8Array(randomBytes(300)))));
  const hashes = hanging.map(({ entry }) => contentHash(entry.contribution, database.secretKey));
  await database.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(hash, 0)) from unnest(${hashes}::text[]) as hash`;
    expect(await drain(20_000)).toEqual({ taken: 120, stuck: 20, left: 10, outcome: 'done' });
  });
  expect(await lookIntoInbox()).toMatchObject({ waiting: 10, stuck: 20 });
  expect(await drain(20_000)).toMatchObject({ taken: 10, stuck: 0, left: 0 });
  for (const one of [...good, ...hanging]) await requireOnce(database.sql, titleOf(one), kept(one));
});

describe('trying again', () => {
  test('never takes the last copy away, even from a run that sets it aside again at the same moment', async () => {
    const one = aRefusedIdea();
    await lay(one);
    await drain(20_000);
    const [item] = (await allItems()) as [Item];
    const { edgeURL, token } = JSON.parse(
      Buffer.from(process.env.NETLIFY_BLOBS_CONTEXT ?? '', 'base64').toString(),
    ) as { edgeURL: string; token: string };
    const slow = await startProxy(edgeURL);
    slow.mood = onDelete((_, passOn) => sleep(1000).then(() => passOn()));
    const trying = inEnvironment({ NETLIFY_BLOBS_CONTEXT: contextFor(slow.url, token) }, () => retry(item));
    await eventually('waited again', async () => (await placesOf()).includes(`waiting ${one.name}`));
    expect(await drain(20_000)).toMatchObject({ stuck: 1 });
    expect(await trying).toBe(true);
    await slow.quiet();
    await slow.stop();
    expect(await placesOf()).toEqual([`stuck ${one.name}`]);
    expect((await findMine(one.key)).found?.reference).toBe(one.reference);
  });

  test('never writes a broken copy over what still waits', async () => {
    const one = anOldIdea();
    await lay(one);
    await keepItem('stuck', one.name, new Uint8Array(randomBytes(80)), { reason: 'unreadable', at: 'now' });
    const stuck = (await allItems()).find(({ place }) => place === 'stuck') as Item;
    expect(await retry(stuck)).toBe(true);
    expect(await drain(20_000)).toMatchObject({ taken: 1 });
    expect(await allItems()).toEqual([]);
    await requireOnce(database.sql, titleOf(one), kept(one));
  });

  test('is no use for what is gone', async () => {
    const one = aRefusedIdea();
    await lay(one);
    await drain(20_000);
    const [item] = (await allItems()) as [Item];
    await release(item);
    expect(await retry(item)).toBe(false);
    expect(await allItems()).toEqual([]);
  });
});

describe('npm run inbox', () => {
  const inbox = (...args: string[]) => runInbox(dataDir, ...args);

  test('says so when there is nothing', async () => {
    expect(await inbox()).toEqual({ code: 0, err: '', out: expect.stringMatching(/^The inbox is empty/) });
  });

  test('lists what waits and what is stuck, with the reason and without a word of what was written', async () => {
    const [waiting, refused, unreadable] = [aWaitingIdea(), aRefusedIdea(), anOldIdea()];
    await lay(refused);
    await layBytes(unreadable.name, new Uint8Array(randomBytes(99)));
    await drain(20_000);
    await lay(waiting);
    const { code, out } = await inbox('list');
    const lines = out.split('\n');
    expect(code).toBe(0);
    expect(lines[0]).toBe('1 waiting, 2 stuck.');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^stuck .*cannot be unsealed/);
    expect(out).toMatch(new RegExp(`stuck +20\\S+Z +${refused.name.slice(0, 22)} .*23514`));
    expect(out).toMatch(new RegExp(`waiting +20\\S+Z +${waiting.name.slice(0, 22)}`));
    for (const one of [waiting, refused])
      for (const word of [titleOf(one), one.key]) expect(out).not.toContain(word);
  });

  test('shows one whole, and says when it cannot be opened', async () => {
    const [refused, unreadable] = [aRefusedIdea({ displayName: 'Kantarellvännen' }), anOldIdea()];
    await lay(refused);
    await layBytes(unreadable.name, new Uint8Array(randomBytes(99)));
    await drain(20_000);
    const shown = await inbox('show', refused.name.slice(0, 20));
    expect(shown).toMatchObject({ code: 0, err: '' });
    for (const word of [refused.reference, titleOf(refused), 'Kantarellvännen', '23514'])
      expect(shown.out).toContain(word);
    expect(shown.out).not.toContain(refused.key);
    expect((await inbox('show', unreadable.name)).out).toContain('It cannot be read with this INBOX_KEY.');
  });

  test('tries one again, or all', async () => {
    const many = [anOldIdea(), anOldIdea(), anOldIdea()];
    for (const one of many) await lay(one);
    await withInboxKey(randomBytes(32).toString('base64url'), () => drain(20_000));
    expect(await lookIntoInbox()).toMatchObject({ waiting: 0, stuck: 3 });
    const first = many[0] as Waiting;
    expect(await inbox('retry', first.name)).toMatchObject({
      code: 0,
      out: expect.stringContaining('waits again'),
    });
    expect(await drain(20_000)).toMatchObject({ taken: 1, stuck: 0 });
    expect((await inbox('retry', 'all')).out.split('\n')).toHaveLength(2);
    expect(await drain(20_000)).toMatchObject({ taken: 2, stuck: 0 });
    expect(await allItems()).toEqual([]);
    for (const one of many) await requireOnce(database.sql, titleOf(one), kept(one));
  });

  test('lets go of one only when it is really meant', async () => {
    const one = aRefusedIdea();
    await lay(one);
    await drain(20_000);
    const asked = await inbox('release', one.name);
    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
    expect(await placesOf()).toEqual([`stuck ${one.name}`]);
    expect(await inbox('release', one.name, '--yes')).toMatchObject({ code: 0, out: `${one.name} is gone.` });
    expect(await allItems()).toEqual([]);
  });

  test('does nothing for a name that is wrong, too short, or of what is not stuck', async () => {
    const [waiting, one, other] = [aWaitingIdea(), aRefusedIdea(), aRefusedIdea()];
    await lay(one);
    await lay(other);
    await drain(20_000);
    await lay(waiting);
    const before = await placesOf();
    const wrong: [string[], RegExp][] = [
      [['retry', '999'], /nothing called 999/],
      [['show'], /^Use: /],
      [['release', '1', '--yes'], /More than one name/],
      [['retry', waiting.name], /is not stuck/],
      [['release', waiting.name, '--yes'], /is not stuck/],
      [['retry', `stuck/${one.name}`], /nothing called/],
      [['delete', one.name], /^Use: /],
      [['list', '--force'], /^Use: /],
    ];
    const said = await Promise.all(wrong.map(([args]) => inbox(...args)));
    for (const [at, [args, expected]] of wrong.entries())
      expect({ args, ...said[at] }).toMatchObject({
        args,
        code: 1,
        out: '',
        err: expect.stringMatching(expected),
      });
    expect(await placesOf()).toEqual(before);
  });
});
