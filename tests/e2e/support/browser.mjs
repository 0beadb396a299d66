// Debian's Chromium for tests: one process per test file.

import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const ARGUMENTS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--no-first-run'];

const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// What comes at all comes within a minute or two: a wait that fails has a fault, no slow machine.
const PATIENCE_MS = 120_000;

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

// SLOW_MS=400 makes a browser as late as one of a busy machine: what is drawn and what is asked for
// comes so much later, in every frame. A test that does not wait for what it means fails with it.
const SLOW_MS = Number(process.env.SLOW_MS ?? 0);

const slowDown = (ms) => {
  const draw = window.requestAnimationFrame;
  const due = new Set();
  let last = 0;
  window.requestAnimationFrame = (callback) => {
    const id = last += 1;
    due.add(id);
    setTimeout(() => draw((now) => due.delete(id) && callback(now)), ms);
    return id;
  };
  window.cancelAnimationFrame = (id) => due.delete(id);
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function later(...args) {
    setTimeout(() => send.apply(this, args), ms);
  };
};

/** A page in a private context that keeps what went wrong on it: `page.troubles`. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: VIEWPORT, ...options });
  return prepared(await context.newPage());
}

/** A page of a profile, likewise. `options`: viewport and what media queries are to see. */
export async function openTab(context, { viewport, ...media } = {}) {
  const page = await prepared(await context.newPage());
  await page.setViewportSize(viewport ?? VIEWPORT);
  await page.emulateMedia(media);
  return page;
}

async function prepared(page) {
  page.setDefaultTimeout(PATIENCE_MS);
  if (SLOW_MS) await page.addInitScript(slowDown, SLOW_MS);
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') page.troubles.push(message.text());
  });
  return page;
}

/** As a browser that knows no WebGL2. */
export const withoutWebGl2 = (page) => page.addInitScript(() => {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function get(kind, ...more) {
    return kind === 'webgl2' ? null : getContext.call(this, kind, ...more);
  };
});
