// node seeds.mjs <folder>   lays the first inputs of every fuzzer into <folder>/<target>: what the
// tests' fixtures hold, and what was found before. Files are named after their content.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');
const folder = process.argv[2];
const BYTES_MAX = 16384; // longer inputs slow a fuzzer down more than they teach it

function sow(target, input) {
  const bytes = Buffer.isBuffer(input) ? input : Buffer.from(input);
  if (bytes.length > BYTES_MAX) return;
  mkdirSync(join(folder, target), { recursive: true });
  const name = createHash('sha1').update(bytes).digest('hex');
  writeFileSync(join(folder, target, name), bytes);
}

// The escapes of tests/support/fixture.h, as bytes.
const escapes = {
  s: () => ' ', p: () => '|', n: () => '\n', '\\': () => '\\',
  x: (text) => String.fromCharCode(Number.parseInt(text.slice(1, 3), 16)),
  '{': (text) => text[1].repeat(Number.parseInt(text.slice(3), 10)),
};
function unescaped(text) {
  return Buffer.from(text.replace(/\\(x[0-9a-fA-F]{2}|\{.\*\d+\}|[spn\\])/g,
    (_, kind) => escapes[kind[0]](kind)), 'latin1');
}

function rows(path) {
  const lines = readFileSync(join(fixtures, path), 'latin1').split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((field) => unescaped(field.trim())));
  const columns = lines.shift().map(String);
  return lines.map((fields) => Object.fromEntries(columns.map((name, i) => [name, fields[i]])));
}
const objects = (path) => JSON.parse(readFileSync(join(fixtures, path), 'utf8'));
const joined = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

// A message is found by its place in the alphabet: the table of messages is a map.
const samples = objects('api/samples.json');
const messages = [...new Set(samples.map(({ message }) => message))].sort();
const asMessage = (name, body) => joined([messages.indexOf(String(name))], body);
for (const { message, body } of samples) sow('message', asMessage(message, JSON.stringify(body)));
for (const path of ['api/malformed.txt', 'api/lenient.txt', 'api/limits.txt']) {
  for (const { message, body } of rows(path)) sow('message', asMessage(message, body));
}

for (const { body } of samples) sow('json', JSON.stringify(body));
for (const path of ['api/json_accepted.txt', 'api/json_refused.txt']) {
  for (const { text } of rows(path)) sow('json', text);
}
for (const { status, body } of rows('api/errors.txt')) {
  sow('error', joined([Math.max(0, Math.min(255, (Number(status) - 200) / 2))], body ?? ''));
}
for (const { target } of rows('api/routes.txt')) sow('route', target);

const amounts = rows('base/amounts.txt').map(({ text }) => text);
amounts.forEach((text, i) => sow('amount', joined(text, '\n', amounts[amounts.length - 1 - i])));
for (const { network, address } of rows('base/addresses.txt')) {
  sow('address', joined(network, '\n', address));
}
for (const { text } of rows('base/instants.txt')) sow('instant', text);

for (const { typed } of rows('checkout/code_entries.txt')) sow('code', typed);
for (const { text } of objects('orders/malformed.json')) {
  if (text !== undefined) sow('order', text); // the others are changes to good orders
}
for (const name of ['one-item', 'two-items', 'five-items', 'with-custom']) {
  sow('order', readFileSync(join(fixtures, 'orders', `${name}.json`)));
}
for (const { options } of objects('web/options.json')) sow('config', JSON.stringify(options));

for (const target of readdirSync(join(fixtures, 'fuzz'))) {
  for (const name of readdirSync(join(fixtures, 'fuzz', target))) {
    sow(target, readFileSync(join(fixtures, 'fuzz', target, name)));
  }
}
if (!existsSync(join(folder, 'machine'))) throw new Error('no seeds for the machine');
