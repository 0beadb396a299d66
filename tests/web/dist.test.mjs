// What is shipped: complete, named by content, compressed, and described truthfully.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

import { demoConfig, widgetFiles, writeDemo, writeDist } from '../../web/build/dist.mjs';
import { languageTags } from '../../web/build/languages.mjs';
import { framePolicy } from '../../web/build/policy.mjs';

const coreDir = fileURLToPath(new URL('fake_core', import.meta.url));
const config = { ...demoConfig(), parents: ['https://shop.example'] };
let folder;
let files;
const text = (...path) => readFileSync(join(folder, ...path), 'utf8');
const sha = (bytes, kind, encoding) => createHash(kind).update(bytes).digest(encoding);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dist-'));
  files = await widgetFiles({ coreDir, config });
  writeDist({ files, config, outDir: join(folder, 'dist') });
  writeDemo({ files, outDir: join(folder, 'demo') });
});
after(() => rmSync(folder, { recursive: true }));

test('the same input gives the same bytes', async () => {
  assert.deepEqual(await widgetFiles({ coreDir, config }), files);
});

test('what is kept for ever carries its own digest in its name', () => {
  const hashed = Object.keys(files).filter((name) => /\.[0-9a-f]{10}\./.test(name));
  assert.equal(hashed.length, 4 + languageTags().length);
  for (const name of hashed) {
    const [, told] = name.match(/\.([0-9a-f]{10})\./);
    assert.ok(sha(files[name], 'sha256', 'hex').startsWith(told), name);
  }
});

test('the document names files that are there, with digests that are theirs', () => {
  const html = text('dist', 'frame.html');
  const named = [...html.matchAll(/(?:href|src)="([^"]+)"(?: integrity="sha384-([^"]+)")?/g)];
  assert.equal(named.length, 4);
  for (const [, name, digest] of named) {
    assert.ok(files[name], name);
    if (digest) assert.equal(digest, sha(files[name], 'sha384', 'base64'), name);
  }
  assert.equal(named.filter(([, , digest]) => digest).length, 2);
});

test('the document has its style in it, and the policy takes no other', () => {
  const [, style] = text('dist', 'frame.html').match(/<style>([^]*)<\/style>/);
  assert.match(style, /#code/);
  assert.doesNotMatch(style, /\/\*|\n/);
  const [, source] = framePolicy(config).match(/style-src ([^;]*)/);
  assert.equal(source, `'sha256-${sha(style, 'sha256', 'base64')}'`);
});

test('the script knows the digest of the code it will fetch', () => {
  const script = Object.keys(files).find((name) => name.startsWith('frame.') && /js$/.test(name));
  const wasm = Object.keys(files).find((name) => name.endsWith('.wasm'));
  const shipped = files[script].toString();
  assert.ok(shipped.includes(wasm));
  assert.ok(shipped.includes(`sha384-${sha(files[wasm], 'sha384', 'base64')}`));
});

test('the script asks for the module about contrast by its name, the document does not', () => {
  const name = Object.keys(files).find((file) => /^contrast\.[0-9a-f]{10}\.js$/.test(file));
  const script = Object.keys(files).find((file) => /^frame\.\w+\.js$/.test(file));
  assert.ok(files[script].toString().includes(name));
  assert.ok(!text('dist', 'frame.html').includes('contrast'));
});

test('every file has a smaller twin that is the same', () => {
  for (const name of Object.keys(files).filter((file) => !file.endsWith('.d.ts'))) {
    const twin = readFileSync(join(folder, 'dist', `${name}.br`));
    assert.deepEqual(brotliDecompressSync(twin), files[name], name);
  }
});

test('the headers speak of every file and state the policy that the document states', () => {
  const headers = text('dist', '_headers');
  for (const name of Object.keys(files)) assert.ok(headers.includes(`\n/${name}\n`) ||
    headers.startsWith(`/${name}\n`), name);
  assert.ok(headers.includes(framePolicy(config)));
  assert.ok(text('dist', 'frame.html').includes(framePolicy(config, { isMeta: true })));
});

test('the demo has its own configuration in document, headers and file', () => {
  const demo = demoConfig();
  assert.deepEqual(JSON.parse(text('demo', 'widget', 'frame.config.json')), demo);
  assert.ok(text('demo', 'widget', 'frame.html').includes(framePolicy(demo, { isMeta: true })));
  assert.ok(text('demo', '_headers').includes(framePolicy(demo)));
  const html = text('demo', 'widget', 'frame.html');
  assert.deepEqual(brotliDecompressSync(readFileSync(join(folder, 'demo/widget/frame.html.br')))
    .toString(), html);
});

test('nothing that is shipped names a source file or carries a comment of ours', () => {
  const scripts = readdirSync(join(folder, 'dist')).filter((file) => /frame\.\w+\.js$/.test(file));
  assert.equal(scripts.length, 1);
  for (const name of scripts) {
    assert.doesNotMatch(text('dist', name), /files\.js|Decides/);
  }
});

test('the command makes both, and the second time only looks', () => {
  const out = join(folder, 'by-command');
  const run = () => execFileSync(process.execPath, [
    fileURLToPath(new URL('../../web/build/dist.mjs', import.meta.url)),
    '--wasm', coreDir, '--out', out, '--no-demo'], { encoding: 'utf8' });
  assert.match(run(), /checkout\.js/);
  assert.match(run(), /is up to date/);
});
