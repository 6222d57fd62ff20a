/** A real Chromium, with JavaScript off unless a test says why not. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { lockFile } from '../../src/tools/lockFile.ts';

/** Not the package's own arguments: those run everything in one process and switch the browser's own protection off. */
export const chromiumArguments = ['--no-sandbox', '--disable-gpu'];

/** Where Chromium is; undefined where the machine's own Chrome is used. */
export async function chromiumPath(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const { TMPDIR, K3_DISK } = process.env;
  // It stays for the next run, so not in memory (see src/tools/testing/temporary.ts).
  if (K3_DISK) process.env.TMPDIR = K3_DISK;
  // The first call unpacks it, and two at once would write over each other.
  const release = await turn(join(tmpdir(), 'k3-chromium.lock'));
  try {
    return await chromium.executablePath();
  } finally {
    release();
    if (K3_DISK) process.env.TMPDIR = TMPDIR;
  }
}

async function turn(path: string): Promise<() => void> {
  for (;;) {
    const release = lockFile(path);
    if (release) return release;
    await sleep(100);
  }
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = await chromiumPath();
  const where = executablePath ? { executablePath } : { channel: 'chrome' };
  return playwright.launch({ ...where, args: chromiumArguments });
}

interface Opening extends BrowserContextOptions {
  width?: number;
  height?: number;
}

interface Visitors {
  /** Opens a page as a visitor would: Swedish, without JavaScript, with nothing kept from before. */
  open(path: string, opening?: Opening): Promise<Page>;
}

/** One browser for a test file, a new visitor for each page. Addresses are those of the site that all e2e tests share. */
export function useBrowser(): Visitors {
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  afterAll(() => browser?.close());
  return {
    async open(path, { width = 1280, height = 800, ...more } = {}) {
      if (!browser) throw new Error('The browser is there only inside a test.');
      const viewport = { width, height };
      const shared = { baseURL: inject('siteUrl'), locale: 'sv-SE', javaScriptEnabled: false, viewport };
      const context = await browser.newContext({ ...shared, ...more });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}
