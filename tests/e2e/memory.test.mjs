// What is left of a secret in the memory of the core.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useShop } from './support/shop.mjs';

const open = useShop();

/** In every frame: keeps the memory of the first WebAssembly module that starts. */
function keepMemory() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate(...args);
    const { exports } = made.instance ?? made;
    window.coreMemory ??= Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiateStreaming(...args);
    window.coreMemory ??=
      Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
}

/** In the frame: how often each text stands in the core's memory, as bytes or as UTF-16. */
function countInMemory(texts) {
  const memory = new Uint8Array(window.coreMemory.buffer);
  const isAt = (bytes, at) => bytes.every((byte, index) => memory[at + index] === byte);
  const count = (bytes) => {
    let finds = 0;
    for (let at = memory.indexOf(bytes[0]); at >= 0; at = memory.indexOf(bytes[0], at + 1)) {
      if (isAt(bytes, at)) finds += 1;
    }
    return finds;
  };
  return texts.map((text) => count([...new TextEncoder().encode(text)]) +
    count([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])));
}

test('code and token are in the core once while they are needed, then not at all', async () => {
  const shop = await open({ order: 'one-item', prepare: (page) => page.addInitScript(keepMemory) });
  const scan = (...texts) => shop.page.frames()[1].evaluate(countInMemory, texts);
  const code = await shop.payer.openContext();
  const signedIn = shop.page.waitForResponse(/auth\/sign-in$/);
  await shop.enterCode(code);
  const { token } = (await (await signedIn).json()).authorization;
  await shop.joinPayer();
  await shop.item('cap', 'awaiting-wallet');
  const { voucherId } = (await shop.events('voucherchange')).at(-1);
  // Either may be needed again: a token that is refused in the middle is replaced by signing in.
  // A look holds the token a second time, in the header of its request, until it is answered.
  const deadline = Date.now() + 60_000;
  let counts;
  do counts = await scan(code, token, voucherId);
  while (counts[1] > 1 && Date.now() < deadline);
  assert.ok(counts[2] > 0, 'the scan does not see what is there');
  assert.deepEqual(counts.slice(0, 2), [1, 1]);

  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
  assert.deepEqual(await scan(code, token), [0, 0]);
});
