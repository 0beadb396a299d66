// WebGL contexts come and go: lost, restored, refused, given back.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {openBench} from './support/gfx_bench.mjs';

let bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

/// Paints the same picture on any bench and returns its alpha.
const PICTURE = `(bench) => {
  bench.paint(120, 60, (gfx) => {
    gfx.shape({kind: 0, x: 4, y: 4, width: 90, height: 40, radius: 8, top: 0xff000000,
      bottom: 0xff000000});
    gfx.text({text: 'Kept \\u{1f389}', x: 10, y: 30, size: 17, color: 0xffffffff});
    gfx.plain(0x80ff0000);
  });
  return Array.from(bench.pixels().data);
}`;

test('a lost context paints nothing, a restored one the same as before', async () => {
  const page = await bench.open(2);
  const {first, meanwhile, restored, second} = await page.evaluate(async (source) => {
    const picture = (0, eval)(source);
    const {bench} = window;
    const first = picture(bench);
    const loss = bench.canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const heard = (type) => new Promise((resolve) => {
      bench.canvas.addEventListener(type, resolve, {once: true});
    });

    bench.canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
    const lost = heard('webglcontextlost');
    loss.loseContext();
    picture(bench);  // before the event: the context is gone and nobody has said so yet
    await lost;
    // The browser notes that the loss was heard only after all listeners have returned.
    await new Promise((resolve) => setTimeout(resolve));
    bench.gfx.lost();
    const meanwhile = picture(bench);
    const back = heard('webglcontextrestored');
    loss.restoreContext();
    await back;
    return {first, meanwhile, restored: bench.gfx.restored(), second: picture(bench)};
  }, PICTURE);
  assert.ok(first.some((value) => value > 0));
  assert.ok(meanwhile.every((value) => value === 0));
  assert.ok(restored);
  assert.deepEqual(second, first);
  assert.deepEqual(page.errors, []);
  await page.close();
});

test('two canvases do not disturb each other', async () => {
  const page = await bench.open(1);
  const {alone, first, second, third} = await page.evaluate((source) => {
    const picture = (0, eval)(source);
    const {bench} = window;
    const alone = picture(bench);
    const other = bench.another();
    const second = picture(other);
    const first = picture(bench);
    other.gfx.delete();
    return {alone, first, second, third: picture(bench)};
  }, PICTURE);
  assert.deepEqual(first, alone);
  assert.deepEqual(second, alone);
  assert.deepEqual(third, alone);
  await page.close();
});

test('a context given back makes room: 24 canvases one after the other', async () => {
  const page = await bench.open(1);
  const {attached, isLost} = await page.evaluate(() => {
    const {bench} = window;
    let attached = 0;
    for (let i = 0; i < 24; ++i) {
      const other = bench.another();
      attached += other.isAttached ? 1 : 0;
      other.gfx.delete();
      other.canvas.remove();
    }
    return {attached, isLost: bench.canvas.getContext('webgl2').isContextLost()};
  });
  assert.equal(attached, 24);
  assert.equal(isLost, false, 'the browser should not have had to take the first one away');
  await page.close();
});

test('a canvas that already has another kind of context is refused', async () => {
  const page = await bench.open(1);
  const isAttached = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const gfx = new window.bench.module.GfxPage();
    const isAttached = gfx.attach(canvas);
    gfx.begin(100, 100, 1);
    gfx.text({text: 'nowhere', x: 0, y: 20, size: 15});
    gfx.end();
    gfx.delete();
    return isAttached;
  });
  assert.equal(isAttached, false);
  await page.close();
});
