// Debian's Chromium for tests: one process per test file.

import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const ARGUMENTS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--no-first-run'];

const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const VIEWPORT = { width: 800, height: 900 };

/** CHROMIUM names another binary. */
function settings() {
  const executablePath = process.env.CHROMIUM ?? BINARIES.find(existsSync);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...ARGUMENTS, ...asRoot] };
}

/** Every page in a context of its own, as in a private window: frames of others keep no storage. */
export const launch = () => chromium.launch(settings());

/** One profile for all pages, as people have it: frames of others may keep what they keep. */
export async function launchProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'bleepay-profile-'));
  // Debian's build denies storage to frames of other sites, unlike everybody else's.
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  const context = await chromium.launchPersistentContext(folder,
    { ...settings(), viewport: VIEWPORT });
  const close = context.close.bind(context);
  context.close = async () => {
    await close();
    // Its processes write their last words a moment longer.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  return context;
}

/** A page in a private context that keeps what went wrong on it: `page.troubles`. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: VIEWPORT, ...options });
  return watched(await context.newPage());
}

/** A page of a profile, likewise. `options`: viewport and what media queries are to see. */
export async function openTab(context, { viewport, ...media } = {}) {
  const page = watched(await context.newPage());
  await page.setViewportSize(viewport ?? VIEWPORT);
  await page.emulateMedia(media);
  return page;
}

function watched(page) {
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.troubles.push(message.text());
  });
  return page;
}
