// The frame before, and instead of, a core: typing works at once, what was typed stays, and every
// way in which the files can fail to come says so and can be tried again.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { field, frameOf, heard, serveWidget, useWidget } from './support/fake_widget.mjs';

const FILE_NAMES = await (async () => {
  const any = await serveWidget();
  await any.close();
  return { glue: any.nameOf('bleepay', '.mjs'), wasm: any.nameOf('bleepay', '.wasm') };
})();

const widget = useWidget();
const { open } = widget;
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
    for (const file of Object.keys(files)) widget.site.restore(file);
    await alert.getByRole('button', { name: 'Try again' }).press('Enter');
    await heard(page, 'ready');
    assert.equal(await field(page).inputValue(), 'k7m4');
    assert.equal(await frameOf(page).getByText('Try again').count(), 0);
  });
}

test('a browser without WebAssembly is told so, and there is nothing to try again', async () => {
  const prepare = (page) => page.addInitScript(() => { delete globalThis.WebAssembly; });
  const page = await open({}, { prepare });
  const detail = await heard(page, 'error');
  assert.deepEqual([detail.code, detail.isRecoverable], ['wasm-unsupported', false]);
  assert.equal(await frameOf(page).getByRole('button', { name: 'Try again' }).count(), 0);
});

test('a configuration that is none, or not there, is told', async () => {
  let page = await open({ files: { 'frame.config.json': '{"v":1}' } });
  assert.equal((await heard(page, 'error')).code, 'config-malformed');
  page = await open({ files: { 'frame.config.json': undefined } });
  assert.equal((await heard(page, 'error')).code, 'config-unreachable');
});

test('an API the configuration does not name is refused', async () => {
  const page = await open({ options: '{ order: { v: 1 }, api: "evil" }' });
  assert.equal((await heard(page, 'error')).code, 'api-unknown');
  assert.deepEqual(await calls(page), []);
});

test('the frame alone, without a shop around it, says so', async () => {
  const page = await open({}, { at: ({ frame }) => `${frame.other}/widget/frame.html` });
  await page.getByText('only works inside a shop').waitFor();
});
