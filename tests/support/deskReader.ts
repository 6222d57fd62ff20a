/**
 * Somebody who has a keyboard and a screen reader: finds things by Tab and by what they are called, reads what the accessibility tree
 * says, and never sees the page. On the way it is checked that whoever does see it sees where the focus is.
 */
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';

/** As the browser tells assistive technology. */
interface Heard {
  role: string;
  name: string;
}

export interface Reader {
  page: Page;
  /** Tab, Tab, Tab … until the focus is on what is called so. */
  tabTo(role: string | RegExp, name: string | RegExp): Promise<void>;
  /** Goes there and writes, in place of what stood there. */
  write(name: string | RegExp, text: string): Promise<void>;
  /** Goes to a link or a button and presses Enter: another page comes. */
  follow(role: 'link' | 'button', name: string | RegExp): Promise<void>;
  /** An address that they were given. */
  go(path: string): Promise<void>;
  /** What the page says. */
  read(): Promise<string>;
  press(key: string): Promise<void>;
}

/** More than any page of ours has. */
const mostTabs = 160;

export async function readerAt(page: Page): Promise<Reader> {
  const cdp = await page.context().newCDPSession(page);
  const press = (key: string) => page.keyboard.press(key);

  async function tabTo(role: string | RegExp, name: string | RegExp): Promise<void> {
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      const heard = await focused(cdp);
      if (isLike(heard.role, role) && isLike(heard.name, name)) return;
      await press('Tab');
      await expectFocusSeen(page);
    }
    throw new Error(`Tab leads to no ${role} "${name}" on ${page.url()}.`);
  }

  async function arrive(leaving: Promise<unknown>): Promise<void> {
    await Promise.all([page.waitForEvent('domcontentloaded'), leaving]);
    await expectPageInOrder(page, cdp);
  }

  return {
    page,
    tabTo,
    press,
    async write(name, text) {
      await tabTo(/^(textbox|searchbox)$/, name);
      await press('Control+A');
      await page.keyboard.insertText(text);
    },
    async follow(role, name) {
      await tabTo(role, name);
      await arrive(press('Enter'));
    },
    go: (path) => arrive(page.goto(path)),
    read: () => page.getByRole('main').ariaSnapshot(),
  };
}

function isLike(heard: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? heard === wanted : wanted.test(heard);
}

async function focused(cdp: CDPSession): Promise<Heard> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { objectId = '' } = result;
  const { nodes } = await cdp.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
  return { role: String(nodes[0]?.role?.value ?? ''), name: String(nodes[0]?.name?.value ?? '') };
}

/** WCAG 2.4.7 and 2.4.11: the focus shows, whole or in part, with nothing over it. */
async function expectFocusSeen(page: Page): Promise<void> {
  const trouble = await page.evaluate(() => {
    const one = document.activeElement;
    // After the last thing on the page the focus is the browser's own for a moment.
    if (!one || one === document.body) return '';
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    if (x1 - x0 < 1 || y1 - y0 < 1) return `outside the window: ${one.outerHTML.slice(0, 120)}`;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    // "auto" is the browser's own ring, where a page has no style of ours.
    if (outlineStyle !== 'auto' && (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2))
      return `without a ring: ${one.outerHTML.slice(0, 120)}`;
    // A link that is broken over two lines may have nothing in its middle.
    const [{ x = 0, y = 0, width = 0, height = 0 } = {}] = [...one.getClientRects()].filter(
      (box) => box.bottom > 0 && box.top < innerHeight,
    );
    const middle = Math.min(Math.max(y + height / 2, 1), innerHeight - 1);
    const over = document.elementFromPoint(x + width / 2, middle);
    const isOwn = over && (one.contains(over) || over.contains(one));
    return isOwn ? '' : `under ${over?.outerHTML.slice(0, 80)}: ${one.outerHTML.slice(0, 120)}`;
  });
  expect(trouble, `the focus on ${page.url()}`).toBe('');
}

const operable = ['button', 'checkbox', 'combobox', 'link', 'radio', 'searchbox', 'textbox'];

/** One heading of the first level that the title has too, a name for every control, room for a thumb, and nothing to the side. */
async function expectPageInOrder(page: Page, cdp: CDPSession): Promise<void> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const heard = nodes.filter(({ ignored }) => !ignored);
  const nameless = heard.filter(
    ({ role, name }) => operable.includes(String(role?.value)) && String(name?.value ?? '').trim() === '',
  );
  expect(nameless, `controls without a name on ${page.url()}`).toEqual([]);
  const firsts = heard.filter(
    ({ role, properties = [] }) =>
      role?.value === 'heading' &&
      properties.some(({ name, value }) => name === 'level' && value.value === 1),
  );
  expect(firsts.length, `headings of the first level on ${page.url()}`).toBe(1);
  const title = await page.title();
  // The private page says whose thanks it is in its heading, and in the title only that it is one's own.
  if (page.url().includes('/vardar/')) expect(title).toContain(String(firsts[0]?.name?.value));
  expect(await tooSmallOrWide(page), `at 320 px on ${page.url()}`).toEqual([]);
}

/** WCAG 2.5.8 and 1.4.10. Links inside a text are as high as its lines. */
function tooSmallOrWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : [];
    const targets = [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(
      (one) => one.checkVisibility() && !one.matches('[type=hidden], .trap *, .visually-hidden'),
    );
    const small = targets.filter((one) => {
      if (getComputedStyle(one).display === 'inline') return false;
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
      return Math.min(width, height) < 24;
    });
    return [...wide, ...small.map((one) => `small: ${one.outerHTML.slice(0, 120)}`)];
  });
}
