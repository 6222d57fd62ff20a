/**
 * People, a steward, a database and an inbox with a bad network before each. Beside it stands what everybody has been told, which is all
 * that the promises are about.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { hashOfKey } from '../../src/domain/reference.ts';
import { drain } from '../../src/inbox/drain.ts';
import { findMine } from '../../src/inbox/mine.ts';
import { allItems } from '../../src/inbox/tend.ts';
import kommun from '../../src/kommun/kommun.config.ts';
import type { TestDatabase } from '../../src/tools/database/testDatabase.ts';
import { keyIn } from './answers.ts';
import { anIdea, anOffer, type Contribution, type Kind } from './contributions.ts';
import type { TroubledProxy } from './proxy.ts';
import { sendAsBrowser, sendAsProgram } from './send.ts';
import type { Step } from './weekPlan.ts';

/** The same words, however often they were sent. */
interface Text {
  kind: Kind;
  sent: Contribution;
  words: string;
  /** For an offer: the words of the idea that it names; empty for an idea that nobody has. */
  helps?: string;
  /** How many contributions with these words somebody has read: what is sent after that is a new one. */
  read: number;
  receipts: Receipt[];
  /** After how much was read a try was made that was not accepted, and may have come in all the same. */
  unsure: Set<number>;
}

interface Receipt {
  key: string;
  /** What a program is told; a browser reads it on the private page. */
  reference?: string;
  status: number;
  /** After how many had been read. */
  read: number;
}

export interface World {
  step(step: Step): Promise<void>;
  /** What happened, for whoever wants to know whether anything did. */
  tally: Record<string, number>;
}

interface Surroundings {
  database: TestDatabase;
  toDatabase: TroubledProxy;
  toInbox: TroubledProxy;
}

const school = '192.0.2.7';

export function makeWorld({ database, toDatabase, toInbox }: Surroundings): World {
  const { sql } = database;
  const texts: Text[] = [];
  const tally: Record<string, number> = {};
  const count = (what: string) => {
    tally[what] = (tally[what] ?? 0) + 1;
  };
  /** What may have been counted towards the school's limit. */
  let fromSchool = 0;

  function newText(kind: Kind, own: Contribution = {}, helps?: string): Text {
    const sent = kind === 'idea' ? anIdea(own) : anOffer(own);
    const text: Text = {
      kind,
      sent,
      words: String(sent.description),
      read: 0,
      receipts: [],
      unsure: new Set(),
    };
    if (helps !== undefined) text.helps = helps;
    texts.push(text);
    return text;
  }

  const isFair = () => toDatabase.mood === 'well' && toInbox.mood === 'well';
  const isFoul = () => toDatabase.mood !== 'well' && toInbox.mood !== 'well';

  async function send(text: Text, isBrowser: boolean, ip?: string): Promise<void> {
    const { read } = text;
    const wasFoul = isFoul();
    const begun = performance.now();
    const response = await (isBrowser ? sendAsBrowser : sendAsProgram)(
      text.kind,
      text.sent,
      ip ? { ip } : {},
    );
    const isSlow = performance.now() - begun > 2500;
    const { status } = response;
    count(`${status}`);
    if ([200, 201, 202, 303].includes(status)) {
      const receipt: Receipt = { key: await keyIn(response), status, read };
      if (status !== 303)
        receipt.reference = ((await response.clone().json()) as { reference: string }).reference;
      text.receipts.push(receipt);
      if (text.helps) count('offers for an idea');
      return;
    }
    text.unsure.add(read);
    // "Send it again in a while" is for when neither would have kept it.
    if (status === 503) expect(wasFoul || isSlow, '503 although one of them was well').toBe(true);
    else if (status === 422) expect(text.helps !== undefined, '422 to what was right').toBe(true);
    else if (status === 429)
      expect(fromSchool, '429 below the limit').toBeGreaterThanOrEqual(kommun.limits.ideas.submissions);
    else throw new Error(`The answer was ${status}.`);
  }

  const sendMany = (text: Text, isBrowser: boolean, times: number) =>
    Promise.all(Array.from({ length: times }, () => send(text, isBrowser)));

  /** @param isBusy things move while somebody looks, and the local store then cannot always tell everything that is in it */
  async function open({ receipts, words }: Text, isBusy = false): Promise<void> {
    for (const { key } of receipts.slice(-2)) {
      const wasFair = isFair() && !isBusy;
      const begun = performance.now();
      const { found, away } = await findMine(key);
      const isSlow = performance.now() - begun > 2500;
      count(away ? 'link: later' : 'link: opened');
      if (away)
        expect(!wasFair || !isFair() || isSlow, 'a link that does not open in fair weather').toBe(true);
      else expect(found?.content.description, 'a link that leads nowhere').toBe(words);
    }
  }

  const textAt = (pick: number, some = texts) => some[Math.floor(pick * some.length)];
  const referenceOf = (text: Text | undefined, statuses: number[]) =>
    text?.receipts.find(({ status }) => statuses.includes(status))?.reference;

  async function offerFor(whom: 'kept' | 'waiting' | 'nobody', pick: number): Promise<void> {
    const statuses = whom === 'kept' ? [200, 201] : [202];
    const named = texts.filter((text) => text.kind === 'idea' && referenceOf(text, statuses));
    const idea = whom === 'nobody' ? undefined : textAt(pick, named);
    if (whom !== 'nobody' && !idea) return;
    const offer = newText(
      'offer',
      { idea: referenceOf(idea, statuses) ?? 'K3-0000-0000' },
      idea?.words ?? '',
    );
    await send(offer, false);
    const isWell = toDatabase.mood === 'well';
    // In fair weather the idea is there to be found: it was told as kept.
    if (whom === 'kept' && isWell)
      expect(offer.receipts, 'an offer for a kept idea is refused').toHaveLength(1);
  }

  /** Somebody who looks after what comes in begins with one, or goes on with it. */
  async function read(pick: number): Promise<void> {
    const rows = await sql<{ id: string; kind: Kind; status: string; words: string }[]>`
      select id, kind, status, description as words from app.whole order by id`;
    const row = rows[Math.floor(pick * rows.length)];
    const next = { received: 'published', published: 'gathering', gathering: 'active', active: 'done' }[
      row?.status ?? ''
    ];
    if (!row || (row.kind === 'offer' ? row.status !== 'received' : !next)) return;
    // Arrivals are told in milliseconds: nothing is to arrive within the one of this step.
    await sleep(2);
    const table = sql(row.kind === 'idea' ? 'app.ideas' : 'app.offers');
    await sql`update ${table} set status = ${row.kind === 'idea' ? (next ?? '') : 'withdrawn'} where id = ${row.id}`;
    await sleep(2);
    count('read');
    const text = texts.find(({ words }) => words === row.words);
    if (text && row.status === 'received') text.read += 1;
  }

  /** So many send something that has to wait, if the inbox is well; to some of them somebody offers help at once. */
  async function sendWhileAway(people: number): Promise<Text[]> {
    toDatabase.mood = 'drops';
    const waiting = Array.from({ length: people }, () => newText('idea'));
    const queue = waiting.entries();
    const person = async () => {
      for (const [n, idea] of queue) {
        await send(idea, n % 3 === 0);
        const reference = referenceOf(idea, [202]);
        if (reference) await send(newText('offer', { idea: reference }, idea.words), true);
      }
    };
    await Promise.all([person(), person()]);
    toDatabase.mood = 'well';
    return waiting;
  }

  async function shortVisit({
    people,
    afterMs,
    weather,
  }: Extract<Step, { name: 'shortVisit' }>): Promise<void> {
    await sendWhileAway(people);
    const drained = drain(20_000);
    await sleep(afterMs);
    toDatabase.mood = weather;
    count(`drained, and ${(await drained).outcome}`);
  }

  async function rushHour(people: number): Promise<void> {
    const waiting = await sendWhileAway(people);
    // They look, others send, and what waits moves into the database at that very moment.
    const others = Array.from({ length: people / 2 }, () => newText('offer'));
    const looking = Promise.all([...waiting, ...waiting].map((text) => open(text, true)));
    await Promise.all([drain(20_000), looking, ...others.map((text) => send(text, false))]);
  }

  async function slowHour(step: Extract<Step, { name: 'slowHour' }>): Promise<void> {
    const moods = [toDatabase.mood, toInbox.mood] as const;
    toDatabase.mood = step.at === 'database' ? step.slowness : 'drops';
    toInbox.mood = step.at === 'database' ? 'well' : step.slowness;
    const some = Array.from({ length: step.people }, (_, n) => newText(n % 2 ? 'idea' : 'offer'));
    await Promise.all([
      ...some.map((text, n) => send(text, n % 3 === 0)),
      ...texts.slice(0, 3).map((text) => open(text)),
    ]);
    [toDatabase.mood, toInbox.mood] = moods;
  }

  /** All is well again, everything is where it belongs, and nobody has been told anything that is not so. */
  async function night(): Promise<void> {
    toDatabase.mood = toInbox.mood = 'well';
    await Promise.all([toDatabase.quiet(), toInbox.quiet()]);
    for (let run = 1; run <= 5 && (await allItems()).length > 0; run += 1) await drain(20_000);
    expect(await allItems(), 'still in the inbox').toEqual([]);
    await expectPromisesKept();
  }

  async function expectPromisesKept(): Promise<void> {
    interface Row {
      key_hash: string;
      reference: string;
      id: string;
      words: string;
      helps: string | null;
    }
    const rows = await sql<Row[]>`
      select s.key_hash, s.reference, w.id, w.description as words, idea.description as helps
      from app.submissions s join app.whole w on w.id = s.contribution_id
      left join app.offers o on o.id = w.id left join app.ideas idea on idea.id = o.idea_id`;
    const byKey = new Map(rows.map((row) => [row.key_hash, row]));
    const byReference = new Map(rows.map((row) => [row.reference, row]));
    const byWords = Map.groupBy(rows, ({ words }) => words);
    for (const { words, receipts, unsure, helps } of texts) {
      const contributions = new Set((byWords.get(words) ?? []).map(({ id }) => id));
      const led = new Map<number, Set<string>>();
      for (const { key, reference, read: group, status } of receipts) {
        const row = byKey.get(hashOfKey(key));
        expect(row?.words, `accepted with ${status}, and not there`).toBe(words);
        if (reference)
          expect(byReference.get(reference)?.id, 'a reference that leads elsewhere').toBe(row?.id);
        if (helps !== undefined) expect(row?.helps ?? '', 'the idea that an offer is for').toBe(helps);
        led.set(group, (led.get(group) ?? new Set()).add(row?.id ?? ''));
      }
      // What was sent before anybody had read it is one; what was sent after is another.
      for (const ids of led.values()) expect(ids.size, 'the same words, twice').toBe(1);
      const each = new Set([...led.values()].map(([id]) => id));
      expect(each.size, 'what was read is not what came after').toBe(led.size);
      const most = new Set([...led.keys(), ...unsure]).size;
      expect(contributions.size, 'contributions with the same words').toBeLessThanOrEqual(most);
      expect(contributions.size).toBeGreaterThanOrEqual(led.size);
    }
    expect([...byWords.keys()].filter((words) => !texts.some((text) => text.words === words))).toEqual([]);
  }

  return {
    tally,
    async step(step) {
      switch (step.name) {
        case 'send':
          return void (await sendMany(newText(step.kind), step.isBrowser, step.times));
        case 'again': {
          const text = textAt(step.pick);
          return text && void (await sendMany(text, step.isBrowser, step.times));
        }
        case 'offerFor':
          return offerFor(step.whom, step.pick);
        case 'class': {
          const pupils = Array.from({ length: step.pupils }, () => newText('idea'));
          await Promise.all(
            pupils.map((text) => {
              fromSchool += 1;
              return send(text, false, school);
            }),
          );
          return;
        }
        case 'weather':
          if (step.at === 'database') toDatabase.mood = step.weather;
          else toInbox.mood = step.weather;
          return;
        case 'slowHour':
          return slowHour(step);
        case 'drain':
          return void (await Promise.all(Array.from({ length: step.runs }, () => drain(step.limitMs))));
        case 'shortVisit':
          return shortVisit(step);
        case 'rushHour':
          return rushHour(step.people);
        case 'read':
          return read(step.pick);
        case 'open': {
          const text = textAt(step.pick);
          return text && open(text);
        }
        case 'guess': {
          const { found } = await findMine('A'.repeat(22));
          return expect(found ?? null, 'a page for a key that nobody was given').toBe(null);
        }
        case 'night':
          return night();
      }
    },
  };
}
