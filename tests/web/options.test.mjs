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
/** And of a browser: what its style sheets take. */
const TAKEN = { color: /^(#[0-9a-f]{3,8}|white|rgb\(.*\))$/,
  'border-top-left-radius': /^\d+(px|rem)$/ };
globalThis.CSS = { supports: (property, value) => TAKEN[property].test(value) };
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

const wrongLooks = [
  ['an unknown token', { variables: { prymary: '#06c' } }, 'appearance.variables.prymary',
    'is not a known token'],
  ['what is no colour', { variables: { ink: 'blau' } }, 'appearance.variables.ink',
    'must be an opaque CSS colour'],
  ['what is no shadow', { variables: { shadow: 'blau' } }, 'appearance.variables.shadow',
    'must be a CSS colour'],
  ['what is no radius', { variables: { 'radius-sheet': 'round' } },
    'appearance.variables.radius-sheet', 'must be a length from 0 to 24px'],
  ['an unknown theme', { theme: 'sepia' }, 'appearance.theme', 'must be one of: auto, light, dark'],
];
for (const [what, appearance, path, rule] of wrongLooks) {
  test(`${what} is refused with its path and rule`, () => {
    assert.throws(() => mount({ order: {}, appearance }),
      { name: 'OptionsError', path, rule, message: `option '${path}' ${rule}` });
  });
}

test('a token that is undefined counts as left out', () => {
  const appearance = { theme: undefined, variables: { ink: undefined } };
  assert.equal(mount({ order: {}, appearance }).tag, 'bleepay-checkout');
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
