// Text on the canvas against the same text as DOM elements, and what is kept of it.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {openBench} from './support/gfx_bench.mjs';

const BLACK = 0xff000000;

let bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

// Samples of scripts, sizes and colours; paragraphs as the lines they are broken into at a width in
// which `fits` just fits.
const {samples, paragraphs} = JSON.parse(
    readFileSync(new URL('../fixtures/gfx/texts.json', import.meta.url), 'utf8'));

const css = (color) => `rgb(${color & 255} ${color >> 8 & 255} ${color >> 16 & 255})`;

/// The sample as an element and on the canvas: how far the worst channel of a pixel is off, and how
/// many channels the element inked.
async function comparePictures(page, sample) {
  const clip = {x: 0, y: 0, width: 380, height: 60};
  const baseline = await page.evaluate(({sample, css}) => {
    const {bench} = window;
    document.body.style.background = sample.isOnBlack ? '#000' : '#fff';
    bench.canvas.style.display = 'none';
    const line = document.createElement('div');
    Object.assign(line.style, {
      position: 'absolute', left: '8px', top: '12px', whiteSpace: 'pre', color: css,
      width: '370px', textAlign: 'left',
      fontFamily: bench.fonts[sample.mono ? 'mono' : 'sans'], fontSize: `${sample.size}px`,
      fontWeight: sample.weight ?? 400, lineHeight: '30px',
      direction: sample.rtl ? 'rtl' : 'ltr',
    });
    line.textContent = sample.text;
    const foot = document.createElement('i');
    foot.style.cssText = 'display:inline-block;width:0;height:0';
    line.append(foot);
    document.body.append(line);
    window.line = line;
    // On whole device pixels, where ours always is.
    const at = foot.getBoundingClientRect().bottom;
    const baseline = Math.round(at * devicePixelRatio) / devicePixelRatio;
    line.style.top = `${12 + baseline - at}px`;
    return baseline;
  }, {sample, css: css(sample.color ?? BLACK)});
  const element = await page.screenshot({clip});
  await page.evaluate(({sample, baseline}) => {
    const {bench} = window;
    window.line.remove();
    bench.canvas.style.display = '';
    const paper = sample.isOnBlack ? 0xff000000 : 0xffffffff;
    bench.paint(380, 60, (gfx) => {
      gfx.shape({kind: 0, x: 0, y: 0, width: 380, height: 60, top: paper, bottom: paper});
      gfx.text({color: 0xff000000, ...sample, x: 8, y: baseline});
    });
  }, {sample, baseline});
  const canvas = await page.screenshot({clip});
  return page.evaluate(async (pictures) => {
    const [element, canvas] = await Promise.all(pictures.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const {width, height} = image;
      const copy = Object.assign(document.createElement('canvas'), {width, height});
      const context = copy.getContext('2d', {willReadFrequently: true});
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, width, height).data;
    }));
    let worst = 0;
    let inked = 0;
    element.forEach((value, i) => {
      worst = Math.max(worst, Math.abs(value - canvas[i]));
      inked += value !== element[0] ? 1 : 0;
    });
    return {worst, inked};
  }, [element, canvas].map((png) => png.toString('base64')));
}

for (const ratio of [1, 1.25, 2, 3]) {
  test(`runs equal DOM text, within 1/255, at DPR ${ratio}`, async (t) => {
    const real = await openBench({ratio});
    const page = await real.open();
    assert.equal(await page.evaluate(() => devicePixelRatio), ratio);
    for (const sample of samples) {
      await t.test(sample.name, async () => {
        const {worst, inked} = await comparePictures(page, sample);
        assert.ok(inked > 100, 'the element should show something');
        assert.ok(worst <= 1, `a channel is off by ${worst}`);
      });
    }
    assert.deepEqual(page.errors, []);
    await real.close();
  });
}

test('a run is as wide as the browser lays it out', async () => {
  const page = await bench.open(2);
  const widths = await page.evaluate((samples) => samples.map((sample) => {
    const {bench} = window;
    const line = document.createElement('span');
    line.style.font =
        `${sample.weight ?? 400} ${sample.size}px ${bench.fonts[sample.mono ? 'mono' : 'sans']}`;
    line.style.whiteSpace = 'pre';
    line.textContent = sample.text;
    document.body.append(line);
    const {width} = line.getBoundingClientRect();
    line.remove();
    return [width, bench.gfx.measure(sample).width];
  }), samples);
  for (const [element, run] of widths) {
    assert.ok(Math.abs(element - run) < 0.05, `${element} ${run}`);
  }
  await page.close();
});

test('text is broken where the browser breaks it', async (t) => {
  const page = await bench.open(1);
  for (const {name, lines, fits, joint = ''} of paragraphs) {
    await t.test(name, async () => {
      const result = await page.evaluate(({text, fits}) => {
        const {gfx} = window.bench;
        const {width} = gfx.measure({text: fits, size: 15});
        return gfx.wrap({text, size: 15}, width + 0.5);
      }, {text: lines.join(joint), fits});
      assert.deepEqual(result, lines);
    });
  }
  await t.test('a word wider than the line is broken inside, nothing is lost', async () => {
    const text = '0x52908400098527886E0F7030069857D2E4169EE7';
    const {lines, widths} = await page.evaluate((text) => {
      const {gfx} = window.bench;
      const lines = gfx.wrap({text, size: 15}, 150);
      return {lines, widths: lines.map((line) => gfx.measure({text: line, size: 15}).width)};
    }, text);
    assert.equal(lines.join(''), text);
    assert.ok(lines.length > 1 && widths.every((width) => width <= 150), `${lines} ${widths}`);
  });
  await page.close();
});

test('3,000 strings at DPR 2 stay within their textures and a small heap', async () => {
  const page = await bench.open(2);
  const {before, after, stats} = await page.evaluate(() => {
    const {bench} = window;
    const label = (i) => ({
      text: `Label number ${i} of many`, x: 10, y: 20 + i % 30 * 18, size: 15,
      weight: i % 2 ? 400 : 700, color: 0xff000000,
    });
    const first = () => {
      bench.paint(400, 600, (gfx) => gfx.text(label(0)));
      return bench.alpha().filter((alpha) => alpha > 0);
    };
    const before = first();
    for (let i = 0; i < 3000; i += 30) {
      bench.paint(400, 600, (gfx) => {
        for (let k = i; k < i + 30; ++k) {
          if (!gfx.text(label(k))) throw new Error(`no room for string ${k}`);
        }
      });
    }
    return {before, after: first(), stats: bench.gfx.stats()};
  });
  assert.deepEqual(after, before, 'an evicted run looks the same when it is drawn anew');
  assert.ok(before.length > 500);
  assert.ok(stats.textures <= 10, `${stats.textures} textures`);
  assert.ok(stats.textureBytes <= 16 * 2 ** 20, `${stats.textureBytes} bytes of textures`);
  assert.ok(stats.heapBytes < 8e6, `${stats.heapBytes} bytes of heap`);
  await page.close();
});

test('one frame that needs more than all textures leaves runs out and recovers', async () => {
  const page = await bench.open(3);
  const {drawn, later, stats} = await page.evaluate(() => {
    const {bench} = window;
    const wide = (i) => ({
      text: `${i}`.padStart(4, '0').repeat(16), x: 0, y: 20, size: 17, color: 0xff000000,
    });
    const drawn = bench.paint(700, 100, (gfx) => {
      let count = 0;
      for (let i = 0; i < 400; ++i) count += gfx.text(wide(i)) ? 1 : 0;
      return count;
    });
    const later = bench.paint(700, 100, (gfx) => gfx.text(wide(399)));
    return {drawn, later, stats: bench.gfx.stats()};
  });
  assert.ok(drawn > 50 && drawn < 400, `${drawn} drawn`);
  assert.ok(later);
  assert.ok(stats.textures <= 10, `${stats.textures} textures`);
  await page.close();
});

test('a new pixel ratio draws every run anew', async () => {
  const page = await bench.open(1);
  const {moved, fresh} = await page.evaluate(async () => {
    const draw = (bench, ratio) => {
      bench.ratio = ratio;
      bench.paint(200, 40, (gfx) => gfx.text(
          {text: 'Sharp at any ratio', x: 5, y: 24, size: 15, color: 0xff000000}));
      return bench.alpha();
    };
    const {bench} = window;
    draw(bench, 1);
    const moved = draw(bench, 2);
    return {moved, fresh: draw(bench.another(), 2)};
  });
  assert.deepEqual(moved, fresh);
  await page.close();
});
