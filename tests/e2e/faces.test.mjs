// What the frame itself grants: the other face of the screen, and the clipboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withoutWebGl2 } from './support/browser.mjs';
import { colorsOf } from './support/colors.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();
const PLAIN = 'Switch to the plain view';
const DRAWN = 'Switch to the drawn view';
const PATIENCE_MS = 60_000;

const inFace = (shop, face) => shop.frame.locator(`#sheet[data-face=${face}]`).waitFor();
const focused = (shop) => shop.page.frames()[1].evaluate(() => [document.hasFocus(),
  document.activeElement.dataset.node]);

/** How many different colours the picture shows, once it shows more than `few`. */
async function paintedColors(shop, few) {
  await shop.page.mouse.move(0, 0);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const png = await shop.frame.locator('#picture').screenshot(); // may be older than the face
    const count = (await colorsOf(shop.page.context(), png)).length;
    if (count > few) return count;
    assert.ok(Date.now() < deadline, `${count} colours: nothing is painted`);
  }
}

test('the payer switches to the plain view and back: focus, code and checkout stay', async () => {
  const shop = await open();
  const before = await paintedColors(shop, 20);
  await shop.field.fill('k7m');
  for (const [name, face, next] of [[PLAIN, 'dom', DRAWN], [DRAWN, 'canvas', PLAIN]]) {
    await shop.button(name).press('Enter');
    await inFace(shop, face);
    await shop.button(next).waitFor();
    assert.deepEqual(await focused(shop), [true, 'face']);
    assert.equal(await shop.field.inputValue(), 'k7m');
  }
  await paintedColors(shop, before / 2);
  await shop.press(PLAIN);
  await shop.untilWallet();
  await inFace(shop, 'dom');
  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
  await shop.button(DRAWN).waitFor();
  await inFace(shop, 'dom');
  await shop.page.reload();
  await shop.button(PLAIN).waitFor();
  assert.deepEqual(shop.page.troubles, []);
});

test('a page that asks for the plain view offers the drawn one', async () => {
  const shop = await open({ query: { renderer: 'dom' } });
  await inFace(shop, 'dom');
  await shop.press(DRAWN);
  await inFace(shop, 'canvas');
});

test('forced colours take the choice away and give it back', async () => {
  const shop = await open({ seen: { forcedColors: 'active' } });
  await inFace(shop, 'dom');
  assert.equal(await shop.node('face').count(), 0);
  await shop.page.emulateMedia({ forcedColors: 'none' });
  await inFace(shop, 'canvas');
  await shop.button(PLAIN).waitFor();
});

test('without WebGL2 no drawn view is offered', async () => {
  const shop = await open({ prepare: withoutWebGl2 });
  await inFace(shop, 'dom');
  assert.equal(await shop.node('face').count(), 0);
});

/** A clipboard that answers when, and as, the test says. */
const heldClipboard = (page) => page.addInitScript(() => {
  window.copied = [];
  navigator.clipboard.writeText = (text) => new Promise((resolve, reject) => {
    window.copied.push({ text, resolve, reject });
  });
});
async function openWithSession() {
  const shop = await open({ order: 'one-item', prepare: heldClipboard });
  await shop.enterCode(await shop.payer.openContext());
  await shop.item('cap', 'awaiting-wallet'); // nothing else is announced from here on
  await shop.press('Copy: Session code');
  const frame = shop.page.frames()[1];
  await frame.waitForFunction(() => copied.length === 1);
  const said = () => shop.node('announcement').textContent();
  return { shop, frame, said };
}

test('copied is said when the clipboard has answered, not before, and again the next time',
  async () => {
    const { shop, frame, said } = await openWithSession();
    const shown = await shop.node('session.code').textContent();
    assert.ok(shown.endsWith(await frame.evaluate(() => copied[0].text)));
    assert.doesNotMatch(await said(), /Copied/);
    await frame.evaluate(() => copied[0].resolve());
    await shop.node('announcement').getByText('Copied').waitFor();
    await shop.press('Copy: Session code');
    await frame.waitForFunction(() => copied.length === 2);
    assert.doesNotMatch(await said(), /Copied/);
    await frame.evaluate(() => copied[1].resolve());
    await shop.node('announcement').getByText('Copied').waitFor();
  });

test('a clipboard that refuses is told as a failure', async () => {
  const { shop, frame } = await openWithSession();
  await frame.evaluate(() => copied[0].reject(new DOMException('no', 'NotAllowedError')));
  await shop.node('announcement').getByText('Copying did not work.').waitFor();
  assert.deepEqual(shop.page.troubles, []);
});

for (const [renderer, face] of [['canvas', 'canvas'], ['dom', 'dom']]) {
  test(`shop and checkout need no sideways scrolling at 400 % zoom: ${face} face`, async () => {
    const viewport = { width: 320, height: 256 };
    const shop = await open({ query: { renderer }, seen: { viewport } });
    await inFace(shop, face);
    const widths = () => Promise.all(shop.page.frames().map((frame) =>
      frame.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth])));
    for (const [needed, given] of await widths()) assert.ok(needed <= given);
    await shop.enterCode(await shop.payer.openContext());
    await shop.node('session.code').waitFor();
    for (const [needed, given] of await widths()) assert.ok(needed <= given);
  });
}
