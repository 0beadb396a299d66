// The code field is a text field like any other: composed, pasted, undone, selected, and never in
// the way of scrolling.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useShop } from './support/shop.mjs';

const open = useShop();
const frameOf = (shop) => shop.page.frames()[1];
const sessionOf = (shop) => shop.page.context().newCDPSession(frameOf(shop));

/** What the widget asks Bleepay for after `act`. */
async function askedFor(shop, act) {
  const asked = shop.page.waitForRequest((request) =>
    /auth\/sign-in$/.test(request.url()) && request.method() === 'POST');
  await act();
  return JSON.parse((await asked).postData()).data.resource;
}

test('a composition is not disturbed by redraws, and what it yields is submitted', async () => {
  const shop = await open();
  const frame = frameOf(shop);
  await shop.field.focus();
  await frame.evaluate(() => {
    window.ended = 0;
    document.getElementById('code').addEventListener('compositionend', () => { ended += 1; });
  });
  const keys = await sessionOf(shop);
  const compose = (text) => keys.send('Input.imeSetComposition',
    { text, selectionStart: text.length, selectionEnd: text.length });
  for (const text of ['\uff4b', '\uff4b\uff17', '\uff4b\uff17\uff4d']) {
    await compose(text);
    const box = await shop.button('Continue').boundingBox();
    await shop.page.mouse.move(box.x + 10 + text.length, box.y + 10); // a reason to draw
    await frame.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    }));
    assert.equal(await shop.field.inputValue(), text);
  }
  assert.equal(await frame.evaluate(() => ended), 0);
  await keys.send('Input.insertText', { text: '\uff4b\uff17\uff4d' });
  assert.equal(await frame.evaluate(() => ended), 1);
  await shop.page.keyboard.type('4q2');
  const resource = await askedFor(shop, () => shop.page.keyboard.press('Enter'));
  assert.equal(resource, 'voucher::context::code::K7M4Q2');
});

test('typing submits nothing by itself', async () => {
  const shop = await open();
  const asked = [];
  shop.page.on('request', (request) => asked.push(request.url()));
  await shop.field.focus();
  await shop.page.keyboard.type('K7M4Q2');
  await shop.page.keyboard.press('Tab'); // leaving the field does nothing either
  await shop.press('Where do I find my code?');
  await shop.button('Where do I find my code?').and(shop.frame.locator('[aria-expanded=true]'))
    .waitFor();
  assert.equal(await shop.field.inputValue(), 'K7M4Q2');
  assert.deepEqual(asked.filter((url) => url.includes('/api/')), []);
});

test('codes are pasted as people copy them', async () => {
  const shop = await open();
  await shop.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const ways = ['k7m-4q2', 'K7M 4Q2', '\uff4b\uff17\uff2d\uff14\uff31\uff12'];
  for (const [tries, text] of ways.entries()) {
    await shop.page.evaluate((copied) => {
      window.focus();
      return navigator.clipboard.writeText(copied);
    }, text);
    await shop.field.focus();
    await shop.page.keyboard.press('Control+V');
    assert.equal(await shop.field.inputValue(), text);
    const resource = await askedFor(shop, () => shop.page.keyboard.press('Enter'));
    assert.equal(resource, 'voucher::context::code::K7M4Q2');
    await shop.refusals(tries + 1); // the alert alone may still be that of the code before
    await shop.frame.getByRole('alert').getByText('does not know this code').waitFor();
    assert.equal(await shop.field.inputValue(), '');
  }
});

test('typing is undone and selected as everywhere, and the picture shows it', async () => {
  const shop = await open();
  await shop.field.focus();
  const slots = async () => (await shop.field.screenshot()).toString('base64');
  await shop.page.keyboard.type('K7M4Q2');
  let typed = await slots();
  for (let next; (next = await slots()) !== typed;) typed = next; // the last letters are drawn
  await shop.page.keyboard.press('Shift+ArrowLeft');
  await shop.page.keyboard.press('Shift+ArrowLeft');
  assert.deepEqual(await shop.field.evaluate(({ selectionStart, selectionEnd }) =>
    [selectionStart, selectionEnd]), [4, 6]);
  await untilOther(slots, typed);
  await shop.page.keyboard.press('Delete');
  assert.equal(await shop.field.inputValue(), 'K7M4');
  await shop.page.keyboard.press('Control+Z');
  assert.equal(await shop.field.inputValue(), 'K7M4Q2');
});

/** Looks until something else is shown. */
async function untilOther(look, before) {
  const deadline = Date.now() + 60_000;
  while (await look() === before) assert.ok(Date.now() < deadline, 'the picture does not change');
}

test('the field tells keyboards and browsers what belongs into it', async () => {
  const shop = await open();
  const told = await shop.field.evaluate((field) => ({
    autocomplete: field.autocomplete, inputmode: field.inputMode, enterkeyhint: field.enterKeyHint,
    autocapitalize: field.autocapitalize, spellcheck: field.spellcheck,
    isLarge: parseFloat(getComputedStyle(field).fontSize) >= 16, // phones zoom in below it
  }));
  assert.deepEqual(told, { autocomplete: 'one-time-code', inputmode: 'text', enterkeyhint: 'go',
    autocapitalize: 'characters', spellcheck: false, isLarge: true });
});

test('the browser keeps its context menu and its scrolling', async () => {
  const shop = await open();
  const frame = frameOf(shop);
  // Before the first click: the driver of the browser listens on the window from then on.
  const session = await sessionOf(shop);
  for (const holder of ['window', 'document', 'document.documentElement', 'document.body',
    'document.getElementById("sheet")', 'document.getElementById("nodes")',
    'document.getElementById("picture")', 'document.getElementById("code")']) {
    const { result } = await session.send('Runtime.evaluate', { expression: holder });
    const { listeners } = await session.send('DOMDebugger.getEventListeners',
      { objectId: result.objectId });
    const blocking = listeners.filter(({ type, passive }) =>
      /^(wheel|mousewheel|touch|pointer)/.test(type) && !passive);
    assert.deepEqual(blocking.map(({ type }) => `${holder}: ${type}`), []);
  }
  await frame.evaluate(() => {
    window.menus = [];
    addEventListener('contextmenu', (event) =>
      setTimeout(() => menus.push(event.defaultPrevented)), true);
  });
  await shop.field.click({ button: 'right' });
  await frame.waitForFunction(() => menus.length === 1);
  assert.deepEqual(await frame.evaluate(() => menus), [false]);
});
