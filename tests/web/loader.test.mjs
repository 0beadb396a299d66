// The loader as a file: small, plain, and harmless where there is no page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import { demoConfig, widgetFiles } from '../../web/build/dist.mjs';

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const file = pathOf('../../web/loader/checkout.js');
const folder = pathOf('../../web/loader/');
const parts = readdirSync(folder).filter((name) => name.endsWith('.js'));
const widget = await widgetFiles({ coreDir: pathOf('fake_core'), config: demoConfig() });
const shipped = widget['checkout.js'];
const LINES_MAX = 250;
const BROTLI_BYTES_MAX = 5 * 1024;

test('each part of the loader is short enough to be read', () => {
  for (const part of parts) {
    assert.ok(readFileSync(`${folder}${part}`, 'utf8').split('\n').length - 1 <= LINES_MAX, part);
  }
});

test('the loader stays within its bytes', () => {
  const bytes = brotliCompressSync(shipped).length;
  assert.ok(bytes <= BROTLI_BYTES_MAX, `${bytes} bytes`);
});

test('the loader is shipped as one file that needs no other and exports the same', async () => {
  assert.doesNotMatch(shipped.toString(), /\bimport\b(?!\.meta)|\brequire\(/);
  const url = `data:text/javascript;base64,${shipped.toString('base64')}`;
  const [own, joined] = [await import(file), await import(url)];
  assert.deepEqual(Object.keys(joined), Object.keys(own));
  assert.equal(new joined.AbortedError().name, 'AbortedError');
});

test('the loader can be imported where there is no page', () => {
  const script = `const before = Object.keys(globalThis).length;
    const loader = await import(${JSON.stringify(file)});
    if (Object.keys(globalThis).length !== before) throw new Error('a global was left behind');
    new loader.BleepayCheckoutElement();
    console.log(Object.keys(loader).join(' '));`;
  const names = execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString();
  assert.equal(names.trim(), 'AbortedError BleepayCheckoutElement CheckoutError LoadError ' +
    'OptionsError WidgetError mountCheckout');
});

test('the element is defined once, and not where somebody else took the name', () => {
  const script = `const defined = [];
    globalThis.HTMLElement = class {};
    globalThis.customElements = { get: (name) => process.argv[1] === 'taken' ? class {} : undefined,
      define: (name) => defined.push(name) };
    await import(${JSON.stringify(file)});
    await import(${JSON.stringify(file)});
    console.log(defined.join(' '));`;
  const run = (...more) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script, '--', ...more])
      .toString().trim();
  assert.equal(run(), 'bleepay-checkout');
  assert.equal(run('taken'), '');
});
