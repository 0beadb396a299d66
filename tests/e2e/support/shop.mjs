// The demo shop with the real widget in a real browser, and what a test does there.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';

import { demoConfig, findCore, widgetFiles, writeDemo } from '../../../web/build/dist.mjs';
import { launchProfile, openTab } from './browser.mjs';
import { heard } from './fake_widget.mjs';
import { Payer } from './payer.mjs';
import { press, whenStill } from './press.mjs';
import { startSandbox } from './sandbox.mjs';

const EVENTS = ['ready', 'phasechange', 'voucherchange', 'ledger', 'error', 'outcome'];

/** Assembles the demo site once per test file, under `config`. */
export async function demoSite(config = demoConfig()) {
  const folder = mkdtempSync(join(tmpdir(), 'bleepay-site-'));
  const files = await widgetFiles({ coreDir: findCore(), config });
  writeDemo({ files, config, outDir: folder });
  return { folder, files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Registers a browser profile (each test has an origin of its own in it) and a site for the tests
 * of a file; gives back `open`.
 */
export function useShop() {
  const own = { profile: null, site: null, closing: [] };
  before(async () => {
    own.site = await demoSite();
    own.profile = await launchProfile();
  });
  after(async () => {
    await own.profile.close();
    own.site.remove();
  });
  afterEach(async () => {
    const [first, ...others] = own.profile.pages(); // without any page the browser would end
    await first.goto('about:blank');
    await Promise.all(others.map((page) => page.close()));
    await Promise.all(own.closing.splice(0).map((close) => close()));
  });

  /** A sandbox, a payer and the shop with its checkout ready. */
  return async function open(settings = {}) {
    const { args, query = {}, seen, order = 'two-items', prepare, words } = settings;
    const sandbox = await startSandbox({ args, folder: own.site.folder });
    own.closing.push(() => sandbox.stop());
    const page = await openTab(own.profile, seen);
    await collectEvents(page);
    await prepare?.(page, sandbox);
    const search = new URLSearchParams({ order, planner: 'fast', ...query });
    await page.goto(`${sandbox.origin}/shop/?${search}`);
    await heard(page, 'ready');
    const shop = new Shop(page, sandbox, words);
    shop.payer = await Payer.signUp(sandbox.api);
    return shop;
  };
}

export async function collectEvents(page) {
  await page.addInitScript((names) => {
    if (window !== window.top) return;
    window.events = [];
    for (const name of names) {
      document.addEventListener(name, (event) => {
        if (event.target.localName === 'bleepay-checkout') {
          window.events.push({ name, detail: event.detail });
        }
      }, true);
    }
  }, EVENTS);
}

export class Shop {
  /** `words`: what the screen says, by key, where a test presses it. */
  constructor(page, sandbox, words = { 'code.label': 'Code from your wallet' }) {
    Object.assign(this, { page, sandbox, words });
  }

  get frame() { return this.page.frameLocator('bleepay-checkout >> iframe'); }
  node(id) { return this.frame.locator(`[data-node="${id}"]`); }
  button(name) { return this.frame.getByRole('button', { name }); }
  get field() { return this.frame.getByRole('textbox', { name: this.words['code.label'] }); }
  heading(name) { return this.frame.getByRole('heading', { name }); }
  outcome() { return heard(this.page, 'outcome'); }
  events(name) {
    return this.page.evaluate((wanted) =>
      events.filter((event) => event.name === wanted).map(({ detail }) => detail), name);
  }
  checkout(call) {
    return this.page.locator('bleepay-checkout').evaluate((element, name) => element[name](), call);
  }

  whenStill() { return whenStill(this.page); }
  press(name) { return press(this.page, this.button(name)); }

  async enterCode(code) {
    await this.field.fill(code);
    await this.field.press('Enter');
  }

  /** Waits until so many codes have been refused, and the next one is awaited. */
  refusals(count) {
    return this.page.waitForFunction((least) => {
      const phases = events.filter(({ name }) => name === 'phasechange')
        .map(({ detail }) => detail.phase);
      const tries = phases.filter((phase) => phase === 'signing-in').length;
      return tries >= least && phases.at(-1) === 'awaiting-code';
    }, count);
  }

  /** Waits until an item stands so, and gives back the event that said it. */
  async item(itemId, status) {
    const handle = await this.page.waitForFunction(([id, wanted]) => {
      const all = events.filter(({ name, detail }) =>
        name === 'voucherchange' && detail.itemId === id);
      return all.at(-1)?.detail.status === wanted && all.at(-1).detail;
    }, [itemId, status]);
    return handle.jsonValue();
  }

  /** The code goes in, the wallet joins, every item waits for the wallet. */
  async untilWallet(itemIds = ['shoes', 'race']) {
    await this.enterCode(await this.payer.openContext());
    await this.joined(itemIds);
  }

  /**
   * The wallet joins, and the screen has said so: its code has given way to one line, and nothing
   * moves under the pointer from here on.
   */
  async joined(itemIds = ['shoes', 'race']) {
    await this.joinPayer();
    for (const id of itemIds) await this.item(id, 'awaiting-wallet');
    await this.checkout('poke');
    await this.node('session.joined').waitFor();
  }

  async joinPayer() {
    const shown = await this.node('session.code').textContent();
    await this.payer.join(shown.replace(/[^0-9A-Z]/g, '').slice(-6));
  }
}
