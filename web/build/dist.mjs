// Assembles what is shipped: build/dist for merchants, build/demo for everybody to see.
//
// Decides  names: everything is named by its content except what pages name themselves
// (checkout.js, frame.html, frame.config.json). Leaves   headers and policy to policy.mjs.

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

import { checkConfig } from '../frame/config.js';
import { joinModules } from './join.mjs';
import { ENGLISH_SOURCE, languageFiles } from './languages.mjs';
import { framePolicy, pageHeaders, widgetHeaders } from './policy.mjs';
import { frameStyle } from './style.mjs';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const BUILD = join(WEB, '../build');
const read = (...path) => fs.readFileSync(join(...path));

const digest = (bytes, kind = 'sha256', encoding = 'hex') =>
  createHash(kind).update(bytes).digest(encoding);
const hashedName = (name, bytes) =>
  name.replace(/(\.[a-z]+)$/, `.${digest(bytes).slice(0, 10)}$1`);
const integrity = (bytes) => `sha384-${digest(bytes, 'sha384', 'base64')}`;

const compressed = new WeakMap(); // the same bytes go to two places
function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  if (!compressed.has(bytes)) compressed.set(bytes, brotliCompressSync(bytes, { params }));
  return compressed.get(bytes);
}

export function readConfig(file) {
  const config = checkConfig(JSON.parse(read(file)));
  if (!config) throw new Error(`${file} is not like web/frame/frame.config.json`);
  return config;
}
export const demoConfig = () => readConfig(join(WEB, 'build/demo.config.json'));

/** The folder below `build` in which the linker put the core. */
export function findCore(build = join(BUILD, 'wasm')) {
  const glue = fs.existsSync(build) && fs.readdirSync(build, { recursive: true })
    .find((path) => basename(path) === 'bleepay-checkout.mjs');
  if (!glue) throw new Error(`no core below ${build}: run scripts/build wasm first`);
  return join(build, glue, '..');
}

async function minify(text) {
  const { minify: shrink } = await import('terser');
  const how = { ecma: 2022, compress: { passes: 2 }, format: { comments: false } };
  // An error of the loader is called by its class.
  const { code } = await shrink(text, { module: true, keep_classnames: true, ...how });
  return Buffer.from(code);
}

/** Every file of the widget by name, for one configuration. */
export async function widgetFiles({ coreDir, config }) {
  const wasm = read(coreDir, 'bleepay-checkout.wasm');
  const glue = await minify(read(coreDir, 'bleepay-checkout.mjs').toString());
  const names = { wasm: hashedName('bleepay-checkout.wasm', wasm),
    glue: hashedName('bleepay-checkout.mjs', glue) };
  const texts = Object.entries(languageFiles())
    .map(([tag, bytes]) => [tag, hashedName(`${tag}.json`, bytes), bytes]);
  const contrast = await minify(read(WEB, 'frame/contrast.js').toString());
  names.contrast = hashedName('contrast.js', contrast);
  const table = { glue: names.glue, wasm: names.wasm, wasmIntegrity: integrity(wasm),
    contrast: names.contrast,
    languages: Object.fromEntries(texts.map(([tag, name]) => [tag, name])) };
  const script = await minify(joinModules(join(WEB, 'frame/frame.js'),
    { replaced: { 'files.js': `export const FILES = ${JSON.stringify(table)};\n` } }));
  names.script = hashedName('frame.js', script);
  const html = frameDocument(read(WEB, 'frame/frame.html').toString(), names, { glue, script });
  return {
    'checkout.js': await minify(joinModules(join(WEB, 'loader/checkout.js'), { isLibrary: true })),
    'checkout.d.ts': read(WEB, 'loader/checkout.d.ts'),
    ...configured(html, config),
    [names.script]: script, [names.contrast]: contrast, [names.glue]: glue, [names.wasm]: wasm,
    ...Object.fromEntries(texts.map(([, name, bytes]) => [name, bytes])),
  };
}

/** Names the hashed files, asks for all of them at once, has the style in it; @POLICY@ is open. */
function frameDocument(html, names, { glue, script }) {
  const asked = [
    '<meta http-equiv="Content-Security-Policy" content="@POLICY@">',
    `<link rel="modulepreload" href="${names.glue}" integrity="${integrity(glue)}">`,
    `<link rel="preload" as="fetch" crossorigin href="${names.wasm}">`,
    '<link rel="preload" as="fetch" crossorigin href="frame.config.json">',
  ];
  return html.replace('<title>', `${asked.join('\n')}\n<title>`)
    .replace('<link rel="stylesheet" href="frame.css">', () => `<style>${frameStyle}</style>`)
    .replace('src="frame.js"', `src="${names.script}" integrity="${integrity(script)}"`);
}

/** The two files that depend on the configuration. */
function configured(html, config) {
  const policy = framePolicy(config, { isMeta: true });
  return {
    'frame.html': Buffer.from(html.replace(/(Policy" content=")[^"]*/, `$1${policy}`)),
    'frame.config.json': Buffer.from(`${JSON.stringify(config, null, 2)}\n`),
  };
}

function write(folder, files) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    fs.writeFileSync(join(folder, name), bytes);
    if (!name.endsWith('.d.ts')) fs.writeFileSync(join(folder, `${name}.br`), brotli(bytes));
  }
}

/** The widget for merchants. */
export function writeDist({ files, config, outDir = join(BUILD, 'dist') }) {
  fs.rmSync(outDir, { recursive: true, force: true });
  write(outDir, files);
  fs.writeFileSync(join(outDir, '_headers'), widgetHeaders(Object.keys(files), config));
}

/** The site of the demo: shop, wallet, orders, and the widget in a folder of its own. */
export function writeDemo({ files, config = demoConfig(), outDir = join(BUILD, 'demo') }) {
  for (const part of ['shop', 'wallet', 'orders', 'widget']) {
    fs.rmSync(join(outDir, part), { recursive: true, force: true });
  }
  fs.cpSync(join(WEB, 'demo'), outDir, { recursive: true });
  const own = { ...files, ...configured(files['frame.html'].toString(), config) };
  write(join(outDir, 'widget'), own);
  const anyPort = 'http://localhost:* http://127.0.0.1:*';
  fs.writeFileSync(join(outDir, '_headers'), [
    widgetHeaders(Object.keys(own), config, '/widget'),
    pageHeaders('/shop/*', { script: ` ${anyPort}`, frame: anyPort }),
    pageHeaders('/wallet/*'),
    pageHeaders('/index.html'),
    pageHeaders('/'),
  ].join('\n'));
}

/** Of everything that goes in: what is made of the same is the same. */
function inputDigest(coreDir, configFile) {
  const sources = fs.readdirSync(WEB, { recursive: true }).map((path) => join(WEB, path))
    .filter((path) => fs.statSync(path).isFile()).sort();
  const core = ['mjs', 'wasm'].map((ending) => join(coreDir, `bleepay-checkout.${ending}`));
  const hash = createHash('sha256');
  const inputs = [...sources, ...core, fileURLToPath(ENGLISH_SOURCE), configFile];
  for (const path of inputs) hash.update(path).update(read(path));
  return hash.digest('hex');
}

async function main() {
  const { values } = parseArgs({ options: { config: { type: 'string' }, wasm: { type: 'string' },
    out: { type: 'string' }, 'no-demo': { type: 'boolean' } } });
  const configFile = values.config ?? join(WEB, 'frame/frame.config.json');
  const coreDir = findCore(values.wasm);
  const outDir = values.out ?? join(BUILD, 'dist');
  const hasDemo = !values['no-demo'];
  const stampFile = `${outDir}.stamp`;
  const stamp = `${inputDigest(coreDir, configFile)} ${hasDemo}\n`;
  const made = [join(outDir, '_headers'), ...(hasDemo ? [join(BUILD, 'demo/_headers')] : [])];
  const isMade = [stampFile, ...made].every((path) => fs.existsSync(path));
  if (isMade && fs.readFileSync(stampFile, 'utf8') === stamp) {
    console.log(`${outDir} is up to date`);
    return;
  }
  const config = readConfig(configFile);
  const files = await widgetFiles({ coreDir, config });
  writeDist({ files, config, outDir });
  if (hasDemo) writeDemo({ files });
  fs.writeFileSync(stampFile, stamp);
  for (const [name, bytes] of Object.entries(files).filter(([path]) => !path.endsWith('.d.ts'))) {
    const [raw, small] = [bytes.length, brotli(bytes).length].map((n) => String(n).padStart(8));
    console.log(`${raw} ${small}  ${name}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
