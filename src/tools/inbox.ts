/**
 * `npm run inbox [-- list|show NAME|retry NAME|retry all|release NAME --yes]`: what waits for the database, and what the database
 * would not have. `show` prints personal data: it goes to the screen and nowhere else.
 */
import { parseArgs } from 'node:util';
import { ensureOpened, type Item } from '../inbox/store.ts';
import { allItems, openItem, release, retry } from '../inbox/tend.ts';
import { openInbox } from './inbox/openInbox.ts';
import { detailsOf, lineOf, summaryOf } from './inbox/words.ts';
import { Problem, runCommand } from './problem.ts';
import { readSettings } from './settings.ts';

const usage =
  'Use: npm run inbox -- list | show NAME | retry NAME | retry all | release NAME --yes. The beginning of a name is enough.';

await runCommand(async () => {
  const { action, name, yes } = readArguments();
  const { dataDir } = readSettings(process.env);
  const { close } = await openInbox(dataDir);
  try {
    const items = await allItems().catch(openedItems);
    await perform(action, name, yes, items);
  } finally {
    await close();
  }
  return 0;
});

/** A store that was never used says that it is not there: then it is opened first. */
async function openedItems(): Promise<Item[]> {
  return ensureOpened()
    .then(allItems)
    .catch(() => {
      throw new Problem('The inbox does not answer. Try again in a while.');
    });
}

async function perform(action: string, name: string, yes: boolean, items: Item[]): Promise<void> {
  switch (action) {
    case 'list':
      return tellAll(items);
    case 'show':
      return console.log(await detailsOf(one(items, name), openItem));
    case 'retry':
      for (const item of name === 'all' ? stuckOf(items) : [oneStuck(items, name)]) await tryAgain(item);
      return;
    case 'release':
      return letGo(oneStuck(items, name), yes);
    default:
      throw new Problem(usage);
  }
}

async function tellAll(items: Item[]): Promise<void> {
  console.log(summaryOf(items));
  for (const item of items) console.log(lineOf(item, item.place === 'stuck' ? await openItem(item) : null));
}

async function tryAgain(item: Item): Promise<void> {
  if (!(await retry(item)))
    throw new Problem(`${item.name} could not be moved and is still stuck. Try again in a while.`);
  console.log(`${item.name} waits again; the next run tries to take it in.`);
}

async function letGo(item: Item, yes: boolean): Promise<void> {
  if (!yes)
    throw new Problem(
      `${item.name} would be gone for good, and its sender was told that it is kept. ` +
        'Look at it first (show), put it in by hand, and then add --yes.',
    );
  await release(item);
  console.log(`${item.name} is gone.`);
}

function stuckOf(items: Item[]): Item[] {
  return items.filter(({ place }) => place === 'stuck');
}

function oneStuck(items: Item[], name: string): Item {
  const item = one(items, name);
  if (item.place === 'stuck') return item;
  throw new Problem(`${item.name} is not stuck: it waits, and moves by itself when the database answers.`);
}

function one(items: Item[], name: string): Item {
  if (name === '') throw new Problem(usage);
  const found = items.filter((item) => item.name.startsWith(name));
  // For a moment an entry may lie in both places; the stuck one is the one to deal with.
  const item = stuckOf(found)[0] ?? found[0];
  if (!item) throw new Problem(`There is nothing called ${name} in the inbox. See "npm run inbox".`);
  if (new Set(found.map((each) => each.name)).size > 1)
    throw new Problem(`More than one name begins with ${name}. Write more of it.`);
  return item;
}

function readArguments(): { action: string; name: string; yes: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { yes: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [action = 'list', name = '', ...more] = positionals;
    if (more.length > 0) throw new RangeError();
    return { action, name, yes: values.yes ?? false };
  } catch {
    throw new Problem(usage);
  }
}
