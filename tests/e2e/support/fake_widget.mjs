// The widget with a stand-in for the core, served from one origin, and a shop's page from another:
// for everything around the core that can go wrong.

import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { demoConfig, widgetFiles } from '../../../web/build/dist.mjs';
import { widgetHeaders } from '../../../web/build/policy.mjs';
import { serve } from '../../web/support/server.mjs';
import { launch, openPage } from './browser.mjs';

const CORE = fileURLToPath(new URL('../../web/fake_core', import.meta.url));
const EVENTS = ['ready', 'phasechange', 'voucherchange', 'ledger', 'error', 'outcome'];

/** A page that mounts with `options` (a JavaScript expression) and keeps the events it hears. */
export function shopPage(loader, options, body = '<div id="pay"></div>') {
  return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
${body}<script type="module">
import * as loader from '${loader}';
window.loaderUrl = '${loader}';
window.events = [];
const target = document.getElementById('pay');
for (const name of ${JSON.stringify(EVENTS)}) {
  document.addEventListener(name, ({ detail }) => events.push({ name, detail }), true);
}
window.mount = (options) => { window.checkout = loader.mountCheckout(target, options); };
if (target) mount(${options});
</script></html>`;
}

const ALLOW_LOADER = '/widget/checkout.js\n  Access-Control-Allow-Origin: *\n';

/**
 * Both servers. `files` replace or add files of the widget by name; `restore` takes that back.
 * A host that sends none of our headers is `isBare`; `coreDir` may name that of the real core.
 */
export async function serveWidget(settings = {}) {
  const { files = {}, config = demoConfig(), options, body, isBare = false, coreDir = CORE } =
    settings;
  const whole = await widgetFiles({ coreDir, config });
  const widget = { ...whole, ...files };
  const names = Object.keys(widget);
  const served = Object.fromEntries(names.map((name) => [`/widget/${name}`, widget[name]]));
  const frame = await serve({
    files: served,
    headers: isBare ? ALLOW_LOADER : widgetHeaders(names, config, '/widget'),
  });
  const loader = `${frame.other}/widget/checkout.js`;
  const order = { v: 1, orderId: 'A-1' };
  const page = shopPage(loader, options ?? JSON.stringify({ order }), body);
  const shop = await serve({ files: { '/': page } });
  const nameOf = (start, end) => names.find((name) => name.startsWith(start) && name.endsWith(end));
  const restore = (name) => { served[`/widget/${name}`] = whole[name]; };
  return { frame, shop, loader, nameOf, restore,
    close: () => Promise.all([frame.close(), shop.close()]) };
}

/** Waits until the page has heard `count` events called `name`, and gives back the last one. */
export async function heard(page, name, count = 1) {
  const handle = await page.waitForFunction(([wanted, least]) => {
    const found = (window.events ?? []).filter((event) => event.name === wanted);
    return found.length >= least && found.at(-1);
  }, [name, count]);
  return (await handle.jsonValue()).detail;
}

/**
 * Registers, for the tests of a file, a browser and the servers of each test: gives back `open`,
 * and as `site` the servers of the test under way.
 */
export function useWidget() {
  const own = { browser: null, site: null };
  const closeSite = async () => {
    await own.site?.close();
    own.site = null;
  };
  before(async () => { own.browser = await launch(); });
  after(() => own.browser.close());
  afterEach(async () => {
    await Promise.all(own.browser.contexts().map((context) => context.close()));
    await closeSite();
  });

  /** A page at the shop, or where `at` says; `prepare` has it before it goes there. */
  own.open = async (settings, options = {}) => {
    const { prepare, at = (site) => site.shop.origin, ...seen } = options;
    await closeSite();
    own.site = await serveWidget(settings);
    const page = await openPage(own.browser, seen);
    await prepare?.(page);
    await page.goto(at(own.site));
    return page;
  };
  return own;
}

export const frameOf = (page) => page.frameLocator('iframe');
export const field = (page) =>
  frameOf(page).getByRole('textbox', { name: 'Code from your wallet' });
