// The frame's configuration: what is one, what is chosen from it, and the policy made of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { framePolicy, pageHeaders, widgetHeaders } from '../../web/build/policy.mjs';
import { frameStyleDigest } from '../../web/build/style.mjs';
import { checkConfig, chooseApi } from '../../web/frame/config.js';
import { headersFor } from './support/server.mjs';

globalThis.location = new URL('https://pay.example/widget/frame.html');
const read = (path) => JSON.parse(readFileSync(new URL(`../../web/${path}`, import.meta.url)));
const config = (more = {}) => ({ v: 1, apis: { a: { base: '/api/v1' } }, api: 'a',
  orderOrigins: [], parents: [], ...more });

const rows = [
  ['Smallest', config(), true],
  ['AbsoluteBase', config({ apis: { a: { base: 'https://x.example/a', limits: 'none' } } }), true],
  ['OtherVersion', config({ v: 2 }), false],
  ['NoApis', config({ apis: {} }), false],
  ['DefaultThatIsNone', config({ api: 'b' }), false],
  ['DefaultFromThePrototype', config({ api: 'toString' }), false],
  ['BaseWithoutScheme', config({ apis: { a: { base: 'x.example' } } }), false],
  ['BaseAsScript', config({ apis: { a: { base: 'javascript:0' } } }), false],
  ['UnknownMember', config({ apiKey: 'k' }), false],
  ['UnknownMemberOfAnApi', config({ apis: { a: { base: '/', key: 'k' } } }), false],
  ['ParentsAsText', config({ parents: 'https://shop.example' }), false],
  ['Null', null, false],
];
for (const [name, given, isOne] of rows) {
  test(`config: ${name}`, () => assert.equal(checkConfig(given), isOne ? given : null));
}

test('the configurations that are shipped are configurations', () => {
  assert.ok(checkConfig(read('frame/frame.config.json')));
  assert.ok(checkConfig(read('build/demo.config.json')));
});

test('a relative base belongs to the frame, and published limits are the default', () => {
  assert.deepEqual(chooseApi(config()),
    { base: 'https://pay.example/api/v1', isSandbox: false, limits: 'published' });
});

test('the page cannot choose what is not there', () => {
  assert.throws(() => chooseApi(config(), 'b'), { code: 'api-unknown' });
  assert.throws(() => chooseApi(config(), '__proto__'), { code: 'api-unknown' });
});

const full = config({ apis: { a: { base: '/api/v1' }, b: { base: 'https://x.example/api/v1' } },
  orderOrigins: ['https://orders.example'], parents: ['https://shop.example'] });

test('the policy allows exactly what the configuration names', () => {
  assert.equal(framePolicy(full), "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " +
    "connect-src 'self' https://x.example https://orders.example; " +
    `style-src ${frameStyleDigest}; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors https://shop.example; " +
    "require-trusted-types-for 'script'; trusted-types 'none'");
});

test('without parents nobody may show the frame', () => {
  assert.match(framePolicy(config()), /frame-ancestors 'none'/);
});

test('the policy in the document leaves out what only a header can say', () => {
  assert.doesNotMatch(framePolicy(full, { isMeta: true }), /frame-ancestors/);
});

test('no policy allows inline code, inline style or eval', () => {
  for (const policy of [framePolicy(full), pageHeaders('/x', { script: ' https://p.example' })]) {
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\s\*[\s;]/);
  }
});

test('the loader is readable for other origins, hashed files last, documents are asked for', () => {
  const text = widgetHeaders(['checkout.js', 'frame.html', 'frame.0123456789.js'], full, '/w');
  const of = (name) => headersFor(text, `/w/${name}`);
  assert.equal(of('checkout.js')['Access-Control-Allow-Origin'], '*');
  assert.equal(of('checkout.js')['Cache-Control'], 'no-cache');
  assert.match(of('frame.0123456789.js')['Cache-Control'], /immutable/);
  assert.equal(of('frame.html')['Content-Security-Policy'], framePolicy(full));
  assert.equal(of('frame.html')['Cross-Origin-Embedder-Policy'], 'require-corp');
  for (const name of ['checkout.js', 'frame.html', 'frame.0123456789.js']) {
    assert.equal(of(name)['X-Content-Type-Options'], 'nosniff');
    assert.equal(of(name)['Cross-Origin-Resource-Policy'], 'cross-origin');
  }
});
