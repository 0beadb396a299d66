// What the frame does with the screen of a core: which face shows it, where its elements lie, where
// the focus goes, and what the core hears of the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withoutWebGl2 } from './support/browser.mjs';
import { field, frameOf, heard, useWidget } from './support/fake_widget.mjs';
import { press } from './support/press.mjs';

const { open } = useWidget();
const face = (page) => frameOf(page).locator('#sheet').getAttribute('data-face');

const faces = [
  ['where WebGL2 works', {}, {}, 'canvas'],
  ['when the page asks for it', { renderer: 'dom' }, {}, 'dom'],
  ['where colours are forced', {}, { forcedColors: 'active' }, 'dom'],
];
for (const [name, more, emulated, expected] of faces) {
  test(`the ${expected} face shows ${name}`, async () => {
    const options = JSON.stringify({ order: { v: 1, orderId: 'A-1' }, ...more });
    const page = await open({ options }, emulated);
    await heard(page, 'ready');
    assert.equal(await face(page), expected);
  });
}

test('without WebGL2 the dom face does the whole checkout', async () => {
  const page = await open({}, { prepare: withoutWebGl2 });
  await heard(page, 'ready');
  assert.equal(await face(page), 'dom');
  await field(page).fill('k7m4q2');
  await press(page, frameOf(page).getByRole('button', { name: 'Continue' }));
  await heard(page, 'outcome');
  await frameOf(page).getByRole('heading', { name: 'All payments approved' }).waitFor();
});

test('a picture lost twice gives way to the dom face, with everything in place', async () => {
  const page = await open();
  await heard(page, 'ready');
  await field(page).fill('k7');
  await page.frames()[1].evaluate(() => {
    const canvas = document.getElementById('picture');
    for (let i = 0; i < 2; i += 1) canvas.dispatchEvent(new Event('webglcontextlost'));
  });
  await frameOf(page).locator('[data-face=dom]').waitFor();
  assert.equal(await field(page).inputValue(), 'k7');
});

test('elements lie exactly over their picture, in the order of reading', async () => {
  const page = await open();
  await heard(page, 'ready');
  await field(page).fill('k7m4q2');
  await field(page).press('Enter');
  await frameOf(page).getByRole('heading', { name: 'All payments approved' }).waitFor();
  const told = await page.frames()[1].evaluate(() => fakeWidget.nodes.map(({ id, rect }) => {
    const sheet = document.getElementById('sheet').getBoundingClientRect();
    const box = document.querySelector(`[data-node="${id}"]`).getBoundingClientRect();
    return [id, Math.max(Math.abs(box.x - sheet.x - rect.x), Math.abs(box.y - sheet.y - rect.y),
      Math.abs(box.width - rect.width), Math.abs(box.height - rect.height))];
  }));
  for (const [id, distance] of told) assert.ok(distance <= 0.5, `${id} is off by ${distance}`);
  const order = await page.frames()[1].evaluate(() =>
    [...document.querySelectorAll('[data-node]:not(#code)')].map(({ dataset }) => dataset.node));
  assert.deepEqual(order, told.map(([id]) => id));
});

test('when the focused control goes, the focus goes to the heading', async () => {
  const page = await open();
  await heard(page, 'ready');
  await field(page).fill('k7m4q2');
  await field(page).press('Enter');
  await heard(page, 'outcome');
  await page.frames()[1].waitForFunction(() => document.activeElement.localName === 'h1');
});

test('the core hears when the page is hidden, shown, and back on the network', async () => {
  const page = await open();
  await heard(page, 'ready');
  const told = await page.frames()[1].evaluate(() => {
    fakeCalls.length = 0;
    for (const hidden of [true, false]) {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return fakeCalls;
  });
  assert.deepEqual(told,
    [['setVisible', false], ['setVisible', true], ['poke'], ['setVisible', true]]);
});

test('a page that goes for good takes the core with it, one that may come back does not',
  async () => {
    const page = await open();
    await heard(page, 'ready');
    const deletions = (persisted) => page.frames()[1].evaluate((kept) => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: kept }));
      return fakeCalls.filter(([name]) => name === 'delete').length;
    }, persisted);
    assert.equal(await deletions(true), 0);
    assert.equal(await deletions(false), 1);
  });

test('a copy button puts its text on the clipboard', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await open({}, { permissions });
  await heard(page, 'ready');
  await field(page).fill('k7m4q2');
  await field(page).press('Enter');
  await press(page, frameOf(page).getByRole('button', { name: 'Copy' }));
  await page.frames()[1].waitForFunction(() =>
    fakeCalls.some(([name, , isCopied]) => name === 'copied' && isCopied));
  await page.bringToFront();
  await page.evaluate(() => window.focus());
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'vch_1');
});

test('a live region is filled after it is in the document, so that it is read out', async () => {
  const page = await open();
  await heard(page, 'ready');
  await page.frames()[1].evaluate(() => {
    window.seen = [];
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        for (const node of addedNodes) {
          seen.push([target.id || target.dataset.node, node.dataset?.node ?? node.nodeValue]);
        }
      }
    }).observe(document.getElementById('nodes'), { childList: true, subtree: true });
    fakeWidget.nodes.push({ id: 'late', role: 'status', name: 'Approved', rect: {} });
    fakeWidget.hooks.requestFrame();
  });
  await frameOf(page).getByText('Approved').waitFor();
  const seen = await page.frames()[1].evaluate(() => window.seen);
  assert.deepEqual(seen, [['nodes', 'late'], ['late', 'Approved']]);
});

test('the page scrolls by wheel and touch over the canvas', async () => {
  const page = await open({ body: '<div id="pay"></div><p class="tall">below</p>' +
    '<style>.tall { height: 3000px; }</style>' });
  await heard(page, 'ready');
  await page.mouse.move(400, 150);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => scrollY > 0);
});
