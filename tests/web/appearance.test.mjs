// Tokens, palettes and pairs of colours stand in more than one language: here they are held equal.
// And what a shop's colours are measured by.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { contrast, PAIRS, weakPairs } from '../../web/frame/contrast.js';
import { TOKENS } from '../../web/loader/appearance.js';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const theme = read('src/ui/theme.cpp');
const style = read('web/frame/frame.css').match(/^:root \{([^}]*)\}/m)[1];
const dashed = (name) => name.replaceAll('_', '-');

/** A palette of the core as {token: 'rrggbbaa'}. */
function palette(scheme) {
  const [, body] = theme.match(new RegExp(`constexpr Theme ${scheme}\\{([^}]*)\\};`));
  const row = /\.(\w+) = rgb\(0x(\w{6})(?:, 0x(\w{2}))?\)/g;
  return Object.fromEntries([...body.matchAll(row)].map(([, name, color, alpha = 'FF']) =>
    [dashed(name), (color + alpha).toLowerCase()]));
}

/** `#rgb`, `#rrggbb`, `#rrggbbaa` likewise. */
function eightDigits(text) {
  const digits = text.slice(1);
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return long.padEnd(8, 'f');
}

test('loader and core know the same tokens in the same order', () => {
  const named = [...theme.matchAll(/^ {6}\{"([a-z-]+)", &Theme::(\w+)\}/gm)];
  assert.ok(named.length >= 40);
  for (const [, token, member] of named) assert.equal(token, dashed(member));
  assert.deepEqual(TOKENS, named.map(([, token]) => token));
  const [, most] = read('src/ui/theme.h').match(/kRadiusMax = (\d+);/);
  assert.match(read('web/loader/appearance.js'), new RegExp(`RADIUS_MAX = ${most};`));
  assert.match(read('src/browser/appearance.cpp'), new RegExp(`from 0 to ${most}"`));
});

test('the types name every token', () => {
  const types = read('web/loader/checkout.d.ts');
  const union = (name) => [...types.match(new RegExp(`type ${name} =([^;]*);`))[1]
    .matchAll(/"([a-z-]+)"/g)].map(([, token]) => token);
  assert.deepEqual([...union('ColorToken'), ...union('RadiusToken')], TOKENS);
});

test('README lists every token', () => {
  const [section] = read('README.md').match(/^### Colours and corners[^]*?(?=^##)/m);
  const listed = [...section.matchAll(/`([a-z-]+)`/g)].map(([, token]) => token);
  assert.deepEqual(TOKENS.filter((token) => !listed.includes(token)), []);
});

test('the style sheet has the palettes of the core', () => {
  const [light, dark] = [palette('kLight'), palette('kDark')];
  const set = Object.fromEntries([...style.matchAll(/--([a-z-]+): ([^;]*);/g)]
    .map(([, token, value]) => [token, value]));
  for (const token of Object.keys(light)) {
    const [, day, night] = set[token].match(/^light-dark\((\S+), (\S+)\)$/)
      ?? [null, set[token], set[token]];
    const seen = [day, night].map(eightDigits);
    assert.deepEqual(seen, [light[token], dark[token]], token);
  }
  const radii = read('src/ui/theme.h').matchAll(/float (radius_\w+) = (\d+);/g);
  for (const [, name, px] of radii) assert.equal(set[dashed(name)], `${px}px`);
});

test('the pairs measured on a page are those that the palettes are held to', () => {
  const rows = [...read('tests/unit/ui/theme_test.cpp')
    .matchAll(/\{"\w+", &Theme::(\w+), &Theme::(\w+), k(Text|Control)\}/g)]
    .map(([, front, ground, kind]) => [dashed(front), dashed(ground), kind === 'Text' ? 4.5 : 3]);
  const sorted = (pairs) => pairs.map((pair) => pair.join(' ')).sort();
  assert.ok(rows.length > 40);
  assert.deepEqual(sorted(PAIRS), sorted(rows));
});

const GREY = [0x77, 0x77, 0x77];
const WHITE = [255, 255, 255];

test('contrast is measured as the guidelines do', () => {
  assert.equal(contrast([0, 0, 0], WHITE), 21);
  assert.equal(contrast(GREY, GREY), 1);
  assert.equal(contrast(GREY, WHITE).toFixed(2), '4.48'); // the well-known grey just below
});

test('a weak pair is told with both tokens, both colours and the ratio', () => {
  const colors = { muted: GREY };
  const said = weakPairs({ muted: '#777777' }, (token) => colors[token] ?? WHITE);
  assert.deepEqual(said, ['sheet', 'panel', 'control-hover'].map((ground) =>
    `Bleepay checkout: contrast of muted #777777 on ${ground} #ffffff is 4.47:1; ` +
    'people need 4.5:1 to make it out'));
});

test('pairs in which a shop has no colour are not looked at', () => {
  const asked = new Set();
  weakPairs({ 'on-primary': '#ffffff', 'radius-sheet': 3 }, (token) => {
    asked.add(token);
    return WHITE;
  });
  assert.deepEqual([...asked].sort(),
    ['on-primary', 'primary', 'primary-hover', 'primary-pressed']);
});
