// Bytes on the wire: what scripts/dist wrote for merchants, as compressed there.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../build/dist', import.meta.url));

export async function measureSizes() {
  const sizes = Object.fromEntries(readdirSync(dist).filter((name) => name.endsWith('.br'))
    .map((name) => [name.slice(0, -3), statSync(join(dist, name)).size]));
  // Everything that is shipped compressed is fetched before the canvas can be drawn, but for what
  // looks at a shop's own colours; of the tables of languages one, and none for English: counted is
  // the largest.
  for (const kind of ['.wasm', '.mjs', '.html', 'checkout.js']) {
    if (!Object.keys(sizes).some((name) => name.endsWith(kind))) throw new Error(`no ${kind}`);
  }
  const isTable = (name) => /^[a-z]{2}(-\w+)?\.[0-9a-f]+\.json$/.test(name);
  const tables = Object.keys(sizes).filter(isTable).map((name) => sizes[name]);
  if (tables.length < 24) throw new Error(`only ${tables.length} languages`);
  const others = Object.keys(sizes).filter((name) => !isTable(name) && !/^contrast\./.test(name))
    .map((name) => sizes[name]);
  return {
    startBytes: others.reduce((sum, size) => sum + size, Math.max(...tables)),
    loaderBytes: sizes['checkout.js'],
  };
}
