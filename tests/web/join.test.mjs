// Joining modules: each once, after what it needs, and nothing that would change its meaning.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

import { joinModules } from '../../web/build/join.mjs';

let folder;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'join-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function joined(files, how) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return joinModules(join(folder, Object.keys(files)[0]), how);
}

test('what is needed comes first and once', () => {
  const text = joined({
    'a.js': "import { b } from './b.js';\nimport { c } from './c.js';\nconst a = b + c;\n",
    'b.js': "import { c } from './c.js';\nexport const b = c;\n",
    'c.js': 'export const c = 1;\n',
  });
  assert.equal(text, 'const c = 1;\nconst b = c;\nconst a = b + c;\n');
});

test('a file can be replaced by a text', () => {
  const files = { 'a.js': "import { b } from './b.js';\nf(b);\n", 'b.js': 'export const b = 1;\n' };
  const replaced = { 'b.js': 'export const b = 2;\n' };
  assert.equal(joined(files, { replaced }), 'const b = 2;\nf(b);\n');
});

test('of a library only the exports of its entry stay', () => {
  const files = { 'a.js': "import { b } from './b.js';\nexport const a = b;\n",
    'b.js': 'export const b = 1;\n' };
  assert.equal(joined(files, { isLibrary: true }), 'const b = 1;\nexport const a = b;\n');
});

test('a name declared in two files is an error that names both', () => {
  const files = { 'a.js': "import { b } from './b.js';\nconst c = b;\n",
    'b.js': 'export const b = 1;\nconst c = 2;\n' };
  assert.throws(() => joined(files), /c is declared in .*b\.js and .*a\.js/);
});

test('an import or export of another style is an error', () => {
  assert.throws(() => joined({ 'a.js': "import b from './b.js';\n" }), /not understood/);
  assert.throws(() => joined({ 'a.js': 'export default 1;\n' }), /not understood/);
});
