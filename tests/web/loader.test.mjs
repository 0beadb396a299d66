// The loader as a file: small, plain, and harmless where there is no page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const file = fileURLToPath(new URL('../../web/loader/checkout.js', import.meta.url));
const text = readFileSync(file, 'utf8');
const LINES_MAX = 272;
const BROTLI_BYTES_MAX = 5 * 1024;

test('the loader is short enough to be read', () => {
  assert.ok(text.split('\n').length - 1 <= LINES_MAX);
});

test('the loader stays within its bytes', () => {
  const bytes = brotliCompressSync(readFileSync(file)).length;
  assert.ok(bytes <= BROTLI_BYTES_MAX, `${bytes} bytes`);
});

test('the loader needs no other file', () => {
  assert.doesNotMatch(text, /^import |\bimport\(|\brequire\(/m);
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
