// Debian's Chromium for tests: one process per test file, a fresh context per test.

import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

const ARGUMENTS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--no-first-run'];

const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** CHROMIUM names another binary. */
export function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? BINARIES.find(existsSync);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...asRoot, ...more] });
}

/** A page that keeps what went wrong on it: `page.troubles`, for a test to look at. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.troubles.push(message.text());
  });
  return page;
}
