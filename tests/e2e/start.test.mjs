// The frame before, and instead of, a core: typing works at once, what was typed stays, and every
// way in which the files can fail to come says so and can be tried again.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { launch, openPage } from './support/browser.mjs';
import { heard, serveWidget } from './support/fake_widget.mjs';
import { press } from './support/press.mjs';

let browser;
let site;
before(async () => { browser = await launch(); });
after(() => browser.close());
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await site.close();
});

const FILE_NAMES = await (async () => {
  const any = await serveWidget();
  await any.close();
  return { glue: any.nameOf('bleepay', '.mjs'), wasm: any.nameOf('bleepay', '.wasm') };
})();

async function open(settings, options) {
  site = await serveWidget(settings);
  const page = await openPage(browser, options);
  await page.goto(site.shop.origin);
  return page;
}
const frameOf = (page) => page.frameLocator('iframe');
const field = (page) => frameOf(page).getByRole('textbox', { name: 'Code from your wallet' });
const face = (page) => frameOf(page).locator('#sheet').getAttribute('data-face');
const calls = (page) => page.frames()[1].evaluate(() => window.fakeCalls ?? []);

/** An answer that is given when the test says so. */
function held() {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const answer = (request, response) => released.then((body) => {
    response.writeHead(200, { 'Content-Type': 'application/wasm' });
    response.end(body);
  });
  return { answer, release };
}
const EMPTY_WASM = Buffer.from('\0asm\x01\0\0\0', 'latin1');

test('typing works before the core is there, and what was typed is still there then', async () => {
  const wasm = held();
  const page = await open({ files: { [FILE_NAMES.wasm]: wasm.answer } });
  await field(page).fill('k7m-');
  assert.equal(await face(page), 'form');
  wasm.release(EMPTY_WASM);
  await heard(page, 'ready');
  assert.equal(await field(page).inputValue(), 'k7m-');
  assert.equal(await face(page), 'canvas');
});

test('the focus and the caret survive the arrival of the core', async () => {
  const wasm = held();
  const page = await open({ files: { [FILE_NAMES.wasm]: wasm.answer } });
  await field(page).fill('k7m4');
  await field(page).press('ArrowLeft');
  wasm.release(EMPTY_WASM);
  await heard(page, 'ready');
  await page.keyboard.type('x');
  assert.equal(await field(page).inputValue(), 'k7mx4');
});

test('a code submitted too early is submitted once when the core is there', async () => {
  const wasm = held();
  const page = await open({ files: { [FILE_NAMES.wasm]: wasm.answer } });
  await field(page).fill('k7m4q2');
  await field(page).press('Enter');
  await field(page).press('Enter');
  await frameOf(page).getByText('Your code is sent').waitFor();
  wasm.release(EMPTY_WASM);
  assert.equal((await heard(page, 'outcome')).outcome, 'complete');
  const submitted = (await calls(page)).filter(([name]) => name === 'submitCode');
  assert.deepEqual(submitted, [['submitCode', 'k7m4q2']]);
});

test('an accepted code is cleared, a refused one stays for correction', async () => {
  const page = await open();
  await heard(page, 'ready');
  await field(page).fill('k7');
  await field(page).press('Enter');
  await page.frames()[1].waitForFunction(() => fakeCalls.some(([name]) => name === 'submitCode'));
  assert.equal(await field(page).inputValue(), 'k7');
  await field(page).fill('k7m4q2');
  await field(page).press('Enter');
  await heard(page, 'outcome');
  assert.equal(await page.frames()[1].evaluate(() => document.getElementById('code').value), '');
});

const rows = [
  ['a missing code file', { wasm: undefined }, 'files-missing'],
  ['a missing glue file', { glue: undefined }, 'files-missing'],
  ['a stale code file', { wasm: Buffer.concat([EMPTY_WASM, Buffer.of(0, 1, 0)]) }, 'files-stale'],
  ['a stale glue file', { glue: 'export default () => ({});' }, 'files-stale'],
  ['a code file answered by a page', { wasm: '<!doctype html>Not here' }, 'files-stale'],
  ['a server in trouble', { wasm: (request, response) => {
    response.writeHead(503);
    response.end();
  } }, 'files-unreachable'],
  ['a connection that breaks off', { wasm: (request, response) => response.destroy() },
    'files-unreachable'],
];
for (const [name, given, code] of rows) {
  test(`${name} is told as ${code}, what was typed stays, and another try works`, async () => {
    const files = Object.fromEntries(Object.entries(given)
      .map(([kind, body]) => [FILE_NAMES[kind], body]));
    const page = await open({ files });
    await field(page).fill('k7m4');
    const detail = await heard(page, 'error');
    assert.deepEqual([detail.kind, detail.code, detail.isRecoverable], ['widget', code, true]);
    const alert = frameOf(page).getByRole('alert');
    await alert.getByText('What you type stays here.').waitFor();
    assert.equal(await field(page).inputValue(), 'k7m4');
    for (const file of Object.keys(files)) site.restore(file);
    await alert.getByRole('button', { name: 'Try again' }).press('Enter');
    await heard(page, 'ready');
    assert.equal(await field(page).inputValue(), 'k7m4');
    assert.equal(await frameOf(page).getByText('Try again').count(), 0);
  });
}

test('a browser without WebAssembly is told so, and there is nothing to try again', async () => {
  site = await serveWidget();
  const page = await openPage(browser);
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(site.shop.origin);
  const detail = await heard(page, 'error');
  assert.deepEqual([detail.code, detail.isRecoverable], ['wasm-unsupported', false]);
  assert.equal(await frameOf(page).getByRole('button', { name: 'Try again' }).count(), 0);
});

test('a configuration that is none, or not there, is told', async () => {
  let page = await open({ files: { 'frame.config.json': '{"v":1}' } });
  assert.equal((await heard(page, 'error')).code, 'config-malformed');
  await site.close();
  page = await open({ files: { 'frame.config.json': undefined } });
  assert.equal((await heard(page, 'error')).code, 'config-unreachable');
});

test('an API the configuration does not name is refused', async () => {
  const page = await open({ options: '{ order: { v: 1 }, api: "evil" }' });
  assert.equal((await heard(page, 'error')).code, 'api-unknown');
  assert.deepEqual(await calls(page), []);
});

test('the frame alone, without a shop around it, says so', async () => {
  site = await serveWidget();
  const page = await openPage(browser);
  await page.goto(`${site.frame.other}/widget/frame.html`);
  await page.getByText('only works inside a shop').waitFor();
});

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
  site = await serveWidget();
  const page = await openPage(browser);
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function get(kind, ...more) {
      return kind === 'webgl2' ? null : getContext.call(this, kind, ...more);
    };
  });
  await page.goto(site.shop.origin);
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
