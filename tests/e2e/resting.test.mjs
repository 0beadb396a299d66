// Nothing is drawn while nothing changes: frames are counted in every state in which a payer may
// rest, in the foreground and in the background. And what else a page may do to a canvas: put
// several checkouts beside each other, or use up the browser's contexts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { heard } from './support/fake_widget.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();
const REST_MS = 5000;
const count = { prepare: (page) => page.addInitScript(countFramesAndDraws) };

/** In a page: frames that were asked for and have not come yet, frames that came, GL draws. */
function countFramesAndDraws() {
  const seen = window.seen = { waiting: new Set(), frames: 0, draws: 0, looks: 0 };
  const { requestAnimationFrame, cancelAnimationFrame } = window;
  window.requestAnimationFrame = (callback) => {
    const id = requestAnimationFrame.call(window, (time) => {
      seen.waiting.delete(id);
      seen.frames += 1;
      callback(time);
    });
    seen.waiting.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    seen.waiting.delete(id);
    cancelAnimationFrame.call(window, id);
  };
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function counted(...values) {
    seen.looks += 1;
    send.apply(this, values);
  };
  const { prototype } = WebGL2RenderingContext;
  for (const name of ['drawArrays', 'drawElements', 'drawElementsInstanced']) {
    const draw = prototype[name];
    prototype[name] = function counted(...values) {
      seen.draws += 1;
      draw.apply(this, values);
    };
  }
}

/** The screen has come to rest: no frame is due, and none came for so long. */
const settled = (shop, quietMs = 500) => shop.page.frames()[1].waitForFunction((quiet) => {
  const { seen } = window;
  if (seen.waiting.size || seen.settledAt !== seen.frames) {
    seen.settledAt = seen.waiting.size ? -1 : seen.frames;
    seen.since = performance.now();
  }
  return performance.now() - seen.since > quiet;
}, quietMs, { polling: 50 });

/** Frames of five seconds, or what became of them; what is drawn outside of one counts as well. */
async function watchFrames(shop) {
  const counted = () => shop.page.frames()[1].evaluate(() =>
    [window.seen.frames, window.seen.draws, performance.now() / 1000, window.seen.looks]);
  const before = await counted();
  await shop.page.waitForTimeout(REST_MS); // what is measured is that nothing happens
  const [frames, draws, seconds, looks] =
    (await counted()).map((value, i) => value - before[i]);
  return { frames: frames || draws, seconds, looks };
}
const countFrames = async (shop) => (await watchFrames(shop)).frames;

const setHidden = (shop, isHidden) => shop.page.frames()[1].evaluate((hidden) => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}, isHidden);

/** How each state is reached; budgeted, so that no look is due every two seconds. */
const states = {
  'the code is awaited': () => {},
  'help is open': (shop) => shop.press('Where do I find my code?'),
  'a code was refused': async (shop) => {
    await shop.enterCode('ZZZZZZ');
    await shop.frame.getByRole('alert').waitFor();
  },
  'everything is approved': async (shop) => {
    await shop.untilWallet();
    await shop.payer.approveAll();
    await shop.checkout('poke');
    await shop.outcome();
    await shop.heading('All payments approved').waitFor();
  },
  'a payment was declined': async (shop) => {
    await shop.untilWallet();
    await shop.payer.reject(await shop.payer.voucherOf('100'));
    await shop.payer.reject(await shop.payer.voucherOf('50'));
    await shop.checkout('poke');
    await shop.button(/Finish/).waitFor();
  },
};

test('at rest nothing is drawn, in any state, seen or hidden', async (t) => {
  const shops = [];
  while (shops.length < Object.keys(states).length) {
    shops.push(await open({ ...count, query: { planner: 'budgeted' } }));
  }
  const names = Object.keys(states);
  for (const [i, name] of names.entries()) await states[name](shops[i]);
  await Promise.all(shops.map(settled));
  const seen = await Promise.all(shops.map(countFrames));
  await Promise.all(shops.map((shop) => setHidden(shop, true)));
  await Promise.all(shops.map(settled));
  const hidden = await Promise.all(shops.map(countFrames));
  for (const [i, name] of names.entries()) {
    t.diagnostic(`${name}: ${seen[i]} frames seen, ${hidden[i]} hidden`);
    assert.equal(seen[i], 0, name);
    assert.equal(hidden[i], 0, `${name}, hidden`);
  }
});

test('a countdown is drawn once a second, and not at all in the background', async (t) => {
  const shop = await open({ ...count, query: { planner: 'budgeted' } });
  await shop.untilWallet();
  await settled(shop, 100); // between two seconds
  const { frames: seen, seconds, looks } = await watchFrames(shop);
  await setHidden(shop, true);
  const hidden = await countFrames(shop);
  t.diagnostic(`${seen} frames seen in ${seconds} s with ${looks} looks, ${hidden} hidden`);
  // A busy machine swallows a second. A look is drawn when it leaves and when it is answered; one
  // that left before may be answered meanwhile.
  assert.ok(seen >= REST_MS / 1000 - 2, `${seen} frames: the seconds are shown`);
  assert.ok(seen <= seconds + 3 + 3 * looks,
    `${seen} frames in ${seconds} s with ${looks} looks: no more than these need`);
  assert.equal(hidden, 0);
});

/** One more checkout on the shop's page, with an order of its own. */
const addCheckout = (shop, orderId) => shop.page.evaluate(async (id) => {
  const first = document.querySelector('bleepay-checkout');
  const order = { ...await (await fetch('/orders/one-item.json')).json(), orderId: id };
  const next = document.createElement('bleepay-checkout');
  next.id = id;
  const frame = new URL(first.shadowRoot.querySelector('iframe').src);
  next.options = { order, planner: 'fast', frameUrl: frame.href.split('#')[0] };
  next.addEventListener('outcome', ({ detail }) => { window[`outcome-${id}`] = detail; });
  first.after(next);
  await next.ready;
}, orderId);

test('two checkouts on one page are paid beside each other', async () => {
  const shop = await open({ order: 'one-item' });
  await addCheckout(shop, 'B-7');
  const second = shop.page.frameLocator('#B-7 >> iframe');
  const label = { name: 'Code from your wallet' };
  await second.getByRole('textbox', label).fill(await shop.payer.openContext());
  await second.getByRole('textbox', label).press('Enter');
  await second.locator('[data-node="session.code"]').waitFor();
  const shown = await second.locator('[data-node="session.code"]').textContent();
  await shop.payer.join(shown.replace(/[^0-9A-Z]/g, '').slice(-6));
  await second.locator('[data-node$=".match"]').waitFor();
  await shop.payer.approveAll();
  await shop.page.waitForFunction(() => window['outcome-B-7']);
  const outcome = await shop.page.evaluate(() => window['outcome-B-7']);
  assert.deepEqual([outcome.outcome, outcome.orderId], ['complete', 'B-7']);
  const others = (await shop.events('outcome')).filter(({ orderId }) => orderId !== 'B-7');
  assert.deepEqual(others, [], 'the first one still waits for a code of its own');
});

test('a page that uses up the contexts of the browser cannot stop a payment', async () => {
  const shop = await open();
  const inFrame = shop.page.frames()[1];
  await inFrame.evaluate(() => {
    window.greedy = Array.from({ length: 20 }, () =>
      document.createElement('canvas').getContext('webgl2'));
  });
  await shop.untilWallet();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
  await shop.heading('All payments approved').waitFor();
  await heard(shop.page, 'outcome');
});
