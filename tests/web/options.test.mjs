// What a page may ask of the loader: each row of the fixture is a test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const rows = JSON.parse(readFileSync(new URL('../fixtures/web/options.json', import.meta.url)));

/** Just enough of a page for mountCheckout: an element is what was made of it. */
globalThis.document = {
  baseURI: 'https://shop.example/cart/',
  createElement: (tag) => ({ tag, append() {} }),
};
const { CheckoutError, mountCheckout, OptionsError } = await import('../../web/loader/checkout.js');

function mount(options) {
  const place = { children: [], append(child) { this.children.push(child); } };
  return mountCheckout(place, options);
}

test('the fixture has rows', () => assert.ok(rows.length > 20));

for (const { name, options, code } of rows) {
  test(`options: ${name}`, () => {
    const given = JSON.parse(JSON.stringify(options).replace('REPEAT_9000', 'x'.repeat(9000)));
    if (code === null) {
      assert.equal(mount(given).tag, 'bleepay-checkout');
      return;
    }
    assert.throws(() => mount(given), (error) => {
      assert.ok(error instanceof OptionsError && error instanceof CheckoutError);
      assert.deepEqual([error.kind, error.code, error.isRecoverable], ['options', code, false]);
      assert.equal(error.name, 'OptionsError');
      return true;
    });
  });
}

test('a message about an option names it', () => {
  assert.throws(() => mount({ order: {}, amount: '5' }), /'amount'/);
  assert.throws(() => mount({ order: {}, theme: 'sepia' }), /'theme'.*auto, light, dark/);
});

test('an order that cannot be written as JSON is refused', () => {
  const order = {};
  order.self = order;
  assert.throws(() => mount({ order }), { code: 'bad-option' });
});

test('an option that is undefined counts as left out', () => {
  assert.equal(mount({ order: {}, theme: undefined, apiKey: undefined }).tag, 'bleepay-checkout');
});

test('a target that is no element is refused', () => {
  globalThis.document.querySelector = () => null;
  assert.throws(() => mountCheckout('#nowhere', { order: {} }), { code: 'target' });
  assert.throws(() => mountCheckout(null, { order: {} }), { code: 'target' });
});
