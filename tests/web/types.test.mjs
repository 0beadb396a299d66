// The hand-written types against examples, and against the code they describe.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const compile = (...more) => spawnSync('node_modules/.bin/tsc', ['--noEmit', '--strict',
  '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler',
  '--lib', 'es2022,dom', '--types', '', ...more], { cwd: project, encoding: 'utf8' });

for (const name of ['valid.ts', 'invalid.ts']) {
  test(`types: ${name} compiles as it says`, () => {
    const { status, stdout } = compile(`tests/web/types/${name}`);
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
}

test('types: what the loader exports is declared, and nothing else', async () => {
  const declared = readFileSync(new URL('../../web/loader/checkout.d.ts', import.meta.url), 'utf8')
    .matchAll(/^export declare (?:class|function) (\w+)/gm);
  const exported = Object.keys(await import('../../web/loader/checkout.js'));
  assert.deepEqual([...declared].map(([, name]) => name).sort(), exported.sort());
});
