// Bytes on the wire: what scripts/dist wrote for merchants, as compressed there.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../build/dist', import.meta.url));

export async function measureSizes() {
  const sizes = Object.fromEntries(readdirSync(dist).filter((name) => name.endsWith('.br'))
    .map((name) => [name.slice(0, -3), statSync(join(dist, name)).size]));
  // Everything that is shipped compressed is fetched before the canvas can be drawn.
  for (const kind of ['.wasm', '.mjs', '.html', 'checkout.js']) {
    if (!Object.keys(sizes).some((name) => name.endsWith(kind))) throw new Error(`no ${kind}`);
  }
  return {
    startBytes: Object.values(sizes).reduce((sum, size) => sum + size, 0),
    loaderBytes: sizes['checkout.js'],
  };
}
