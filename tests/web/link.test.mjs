// The words between page and frame, as the frame checks them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readWord } from '../../web/frame/link.js';
import { isListedOrigin } from '../../web/frame/values.js';

const start = (more = {}) => ({ type: 'start', v: 1, order: { v: 1 }, ...more });

const look = (variables) => ({ type: 'appearance', theme: 'auto', variables });

const words = [
  ['StartWithOrder', start(), true],
  ['StartWithAddress', start({ order: undefined, orderUrl: 'https://a.example/o' }), true],
  ['StartWithEverything', start({ api: 'live', auth: 'host', planner: 'fast', renderer: 'dom',
    messages: { 'code.submit': 'Next' } }), true],
  ['StartOfAnotherVersion', start({ v: 2 }), false],
  ['StartWithoutVersion', start({ v: undefined }), false],
  ['StartWithUnknownMember', start({ apiBase: 'https://evil.example' }), false],
  ['StartWithOrderAsText', start({ order: '{}' }), false],
  ['StartWithOrderAsList', start({ order: [] }), false],
  ['StartWithUnknownAuth', start({ auth: 'api-key' }), false],
  ['StartWithKey', start({ apiKey: 'k' }), false],
  ['AppearanceOfNothing', { type: 'appearance' }, true],
  ['AppearanceWithEverything', look({ primary: '#0066cc', shadow: '#00000080', 'radius-panel': 8 }),
    true],
  ['AppearanceOfUnknownTheme', { type: 'appearance', theme: 'sepia' }, false],
  ['AppearanceWithMore', { type: 'appearance', font: 'serif' }, false],
  ['VariablesAsList', look(['#0066cc']), false],
  ['ColourByName', look({ primary: 'red' }), false],
  ['ColourWithMore', look({ primary: '#0066cc;x' }), false],
  ['ColourOfSevenDigits', look({ primary: '#0066cc0' }), false],
  ['TokenInCapitals', look({ onPrimary: '#0066cc' }), false],
  ['TokenOfAnotherShape', look({ 'x--y': '#0066cc' }), false],
  ['NegativeRadius', look({ 'radius-panel': -1 }), false],
  ['BrokenRadius', look({ 'radius-panel': 1.5 }), false],
  ['RadiusAsTruth', look({ 'radius-panel': true }), false],
  ['Token', { type: 'token', token: 't' }, true],
  ['TokenThatIsNone', { type: 'token', token: null }, false],
  ['Poke', { type: 'poke' }, true],
  ['PokeWithMore', { type: 'poke', now: true }, false],
  ['Cancel', { type: 'cancel' }, true],
  ['Trace', { type: 'trace' }, true],
  ['TraceWithMore', { type: 'trace', text: '' }, false],
  ['Record', { type: 'record', text: '{}', isKept: true }, true],
  ['RecordThatIsNotKept', { type: 'record', text: '', isKept: false }, true],
  ['RecordWithoutText', { type: 'record', isKept: true }, false],
  ['UnknownType', { type: 'resolve' }, false],
  ['TypeFromThePrototype', { type: 'toString' }, false],
  ['TypeConstructor', { type: 'constructor' }, false],
  ['NoType', { v: 1 }, false],
  ['List', [], false],
  ['Null', null, false],
  ['Number', 7, false],
];

for (const [name, word, isAccepted] of words) {
  test(`word: ${name}`, () => {
    const read = readWord(JSON.stringify(word));
    assert.deepEqual(read, isAccepted ? JSON.parse(JSON.stringify(word)) : null);
  });
}

test('a word that is no text, no JSON or too long is none', () => {
  assert.equal(readWord({ type: 'poke' }), null);
  assert.equal(readWord('{"type":"poke"'), null);
  assert.equal(readWord(JSON.stringify(start({ order: { pad: 'x'.repeat(9000) } }))), null);
  assert.ok(readWord(JSON.stringify(start({ order: { pad: 'x'.repeat(8000) } }))));
});

test('a member called __proto__ is a member too many', () => {
  assert.equal(readWord('{"type":"poke","__proto__":{"type":"start"}}'), null);
});

const parents = [
  ['Exact', 'https://shop.example', ['https://shop.example'], true],
  ['SecondOfTwo', 'https://b.example', ['https://a.example', 'https://b.example'], true],
  ['NoneAllowed', 'https://shop.example', [], false],
  ['OtherScheme', 'http://shop.example', ['https://shop.example'], false],
  ['OtherPort', 'https://shop.example:8443', ['https://shop.example'], false],
  ['LongerHost', 'https://shop.example.evil.example', ['https://shop.example'], false],
  ['Subdomain', 'https://a.shop.example', ['https://shop.example'], false],
  ['Opaque', 'null', ['https://shop.example'], false],
  ['AnyPort', 'http://127.0.0.1:8080', ['http://127.0.0.1:*'], true],
  ['AnyPortWithoutOne', 'http://127.0.0.1', ['http://127.0.0.1:*'], true],
  ['AnyPortOfLongerHost', 'http://127.0.0.1.evil.example:80', ['http://127.0.0.1:*'], false],
  ['AnyPortThatIsNone', 'http://127.0.0.1:80x', ['http://127.0.0.1:*'], false],
];

for (const [name, origin, allowed, isAllowed] of parents) {
  test(`parent: ${name}`, () => assert.equal(isListedOrigin(origin, allowed), isAllowed));
}
