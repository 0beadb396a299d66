// Shapes against what geometry says: coverage of every pixel by super-sampling the ideal outline,
// shadows by blurring it with a real Gaussian.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {openBench} from './support/gfx_bench.mjs';

const WIDTH = 60;
const HEIGHT = 48;
const BLACK = 0xff000000;
const RATIOS = [1, 1.25, 2, 3];

let bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const pages = new Map();  // by pixel ratio: a module takes longer to load than a shape to paint
async function pageAt(ratio) {
  if (!pages.has(ratio)) pages.set(ratio, await bench.open(ratio));
  return pages.get(ratio);
}

/// Alpha (0-255) of the shapes, and the size in device pixels.
async function painted(ratio, shapes) {
  const page = await pageAt(ratio);
  const result = await page.evaluate(
      ({shapes, width, height}) => {
        const {bench} = window;
        bench.paint(width, height, (gfx) => shapes.forEach((shape) => gfx.shape(shape)));
        return {alpha: bench.alpha(), width: bench.canvas.width, height: bench.canvas.height};
      },
      {shapes, width: WIDTH, height: HEIGHT});
  assert.deepEqual(page.errors, []);
  return result;
}

/// Part of each device pixel that `inside(x, y)` (device pixels) covers, from 12 x 12 samples.
function coverage({width, height}, inside) {
  const fine = 12;
  return Array.from({length: width * height}, (_, index) => {
    let hits = 0;
    for (let i = 0; i < fine * fine; ++i) {
      const x = index % width + (i % fine + 0.5) / fine;
      const y = Math.floor(index / width) + (Math.floor(i / fine) + 0.5) / fine;
      hits += inside(x, y) ? 1 : 0;
    }
    return hits / (fine * fine);
  });
}

/// A ramp of one pixel across the edge is not exactly the covered area: on a slope of 45 degrees it
/// is 4 % off, on tight curves and where two strokes meet (`most`) more.
function assertCovered(result, inside, where, most = 24) {
  const expected = coverage(result, inside);
  let edges = 0;
  let sum = 0;
  expected.forEach((share, i) => {
    const wanted = 255 * share;
    const off = Math.abs(result.alpha[i] - wanted);
    const at = `${where} at ${i % result.width},${Math.floor(i / result.width)}`;
    assert.ok(off <= most, `${at}: ${result.alpha[i]} painted, ${wanted} expected`);
    if (share > 0 && share < 1) {
      ++edges;
      sum += off;
    }
  });
  assert.ok(expected.includes(1), `${where}: the shape should cover whole pixels`);
  if (edges === 0) return;
  assert.ok(sum / edges < 7, `${where}: edges are off by ${sum / edges} on average`);
}

function inRoundedBox(x, y, left, top, right, bottom, radius) {
  const dx = Math.max(left + radius - x, x - right + radius, 0);
  const dy = Math.max(top + radius - y, y - bottom + radius, 0);
  const isInBox = x >= left && x <= right && y >= top && y <= bottom;
  return isInBox && Math.hypot(dx, dy) <= radius;
}

function toSegment(x, y, [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - ax - (bx - ax) * part, y - ay - (by - ay) * part);
}

/// Whether a point is on a ring's line, round caps included.
function onRing(x, y, {cx, cy, radius, half, from, to}) {
  const angle = Math.atan2(x - cx, cy - y) / (2 * Math.PI);
  const along = ((angle - from) % 1 + 1) % 1;
  if (along <= to - from) return Math.abs(Math.hypot(x - cx, y - cy) - radius) <= half;
  return [from, to].some((turn) => {
    const px = cx + Math.sin(turn * 2 * Math.PI) * radius;
    const py = cy - Math.cos(turn * 2 * Math.PI) * radius;
    return Math.hypot(x - px, y - py) <= half;
  });
}

const filled = {top: BLACK, bottom: BLACK, border: BLACK};

for (const ratio of RATIOS) {
  test(`a rounded rectangle covers its outline on whole pixels at DPR ${ratio}`, async () => {
    const box = {kind: 0, x: 5.3, y: 4.2, width: 44.6, height: 37.1, radius: 9, ...filled};
    const result = await painted(ratio, [box]);
    const [left, top, right, bottom] =
        [5.3, 4.2, 5.3 + 44.6, 4.2 + 37.1].map((edge) => Math.round(edge * ratio));
    assertCovered(
        result, (x, y) => inRoundedBox(x, y, left, top, right, bottom, 9 * ratio), 'box');
  });

  test(`a border lies inside its edge, whole pixels wide, at DPR ${ratio}`, async () => {
    const box = {kind: 0, x: 6, y: 4, width: 48, height: 40, radius: 8, stroke: 1.4, border: BLACK};
    const result = await painted(ratio, [box]);
    const width = Math.max(1, Math.round(1.4 * ratio));
    const edges = [6, 4, 54, 44].map((edge) => Math.round(edge * ratio));
    const [left, top, right, bottom] = edges;
    assertCovered(
        result,
        (x, y) => inRoundedBox(x, y, ...edges, 8 * ratio) &&
            !inRoundedBox(
                x, y, left + width, top + width, right - width, bottom - width, 8 * ratio - width),
        'border');
  });

  test(`a ring's arc ends in round caps at DPR ${ratio}`, async () => {
    const arc = {from: 0.1, to: 0.72};
    const result = await painted(
        ratio, [{kind: 2, x: 8, y: 2, width: 44, height: 44, stroke: 6, ...arc, ...filled}]);
    const ring = {cx: 30 * ratio, cy: 24 * ratio, radius: 19 * ratio, half: 3 * ratio, ...arc};
    assertCovered(result, (x, y) => onRing(x, y, ring), 'ring');
  });

  test(`a check mark has round caps and joins at DPR ${ratio}`, async () => {
    const points = [10, 24, 24, 37, 50, 10];
    const result = await painted(ratio, [{kind: 3, points, stroke: 5, ...filled}]);
    const [a, b, c] = [0, 2, 4].map((i) => [points[i] * ratio, points[i + 1] * ratio]);
    assertCovered(
        result,
        (x, y) => Math.min(toSegment(x, y, a, b), toSegment(x, y, b, c)) <= 2.5 * ratio, 'check',
        40);
  });

  test(`a shadow is its box blurred by a Gaussian at DPR ${ratio}`, async () => {
    const shadow = {kind: 1, x: 16, y: 14, width: 28, height: 20, radius: 6, blur: 3, ...filled};
    const result = await painted(ratio, [shadow]);
    const box = [16, 14, 44, 34].map((edge) => edge * ratio);
    const sharp = coverage(result, (x, y) => inRoundedBox(x, y, ...box, 6 * ratio));
    blurred(sharp, result, 3 * ratio).forEach((share, i) => {
      const off = Math.abs(result.alpha[i] - 255 * share);
      const at = `${i % result.width},${Math.floor(i / result.width)}`;
      assert.ok(off <= 3, `at ${at}: ${result.alpha[i]} painted, ${255 * share} expected`);
    });
  });
}

/// Two passes of a one-dimensional Gaussian over rows and columns.
function blurred(image, {width, height}, sigma) {
  const reach = Math.ceil(4 * sigma);
  const weights = Array.from(
      {length: 2 * reach + 1}, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (from, step, inLine) => from.map((_, index) => {
    let sum = 0;
    for (let i = -reach; i <= reach; ++i) {
      if (inLine(index, i)) sum += from[index + i * step] * weights[i + reach];
    }
    return sum / total;
  });
  const rows = pass(image, 1, (index, i) => {
    const x = index % width + i;
    return x >= 0 && x < width;
  });
  return pass(rows, width, (index, i) => {
    const y = Math.floor(index / width) + i;
    return y >= 0 && y < height;
  });
}

test('a full ring has no seam and a spent one paints nothing', async () => {
  const ring = {kind: 2, x: 8, y: 2, width: 44, height: 44, stroke: 6, ...filled};
  const full = await painted(2, [{...ring, from: 0, to: 1}]);
  const outline = {cx: 60, cy: 48, radius: 38, half: 6, from: 0, to: 1};
  assertCovered(full, (x, y) => onRing(x, y, outline), 'full ring');
  const spent = await painted(2, [{...ring, from: 0.3, to: 0.3}]);
  assert.ok(spent.alpha.every((alpha) => alpha === 0));
});

test('a gradient runs from the top colour to the bottom colour', async () => {
  const page = await pageAt(1);
  const column = await page.evaluate(() => {
    window.bench.paint(20, 100, (gfx) => gfx.shape({
      kind: 0, x: 0, y: 0, width: 20, height: 100, top: 0xff0000ff, bottom: 0xffff0000,
    }));
    const {data} = window.bench.pixels();
    const at = (y) => (y * 20 + 10) * 4;
    return Array.from({length: 100}, (_, y) => [...data.slice(at(y), at(y) + 4)]);
  });
  column.forEach(([red, green, blue, alpha], y) => {
    const share = (y + 0.5) / 100;
    assert.ok(Math.abs(red - 255 * (1 - share)) <= 1, `red at ${y} is ${red}`);
    assert.ok(Math.abs(blue - 255 * share) <= 1, `blue at ${y} is ${blue}`);
    assert.deepEqual([green, alpha], [0, 255]);
  });
});

test('a half transparent colour over white is mixed once', async () => {
  const page = await pageAt(1);
  const pixel = await page.evaluate(() => {
    const rect = {kind: 0, x: 0, y: 0, width: 20, height: 20};
    window.bench.paint(20, 20, (gfx) => {
      gfx.shape({...rect, top: 0xffffffff, bottom: 0xffffffff});
      gfx.shape({...rect, top: 0x800000ff, bottom: 0x800000ff});
    });
    return [...window.bench.pixels().data.slice(0, 4)];
  });
  assert.deepEqual(pixel, [255, 127, 127, 255]);
});

test('clip rectangles cut everything on whole pixels', async () => {
  const page = await pageAt(1.25);
  const {alpha, width} = await page.evaluate(() => {
    window.bench.paint(100, 80, (gfx) => {
      gfx.clip(20, 16, 40, 24);
      gfx.shape({kind: 0, x: 0, y: 0, width: 100, height: 80, top: 0xff000000, bottom: 0xff000000});
      gfx.unclip();
      gfx.clip(64, 16, 8, 8);
      gfx.plain(0xff000000);
      gfx.unclip();
    });
    return {alpha: window.bench.alpha(), width: window.bench.canvas.width};
  });
  const isIn = (x, y, [left, top, right, bottom]) =>
      x >= left && x < right && y >= top && y < bottom;
  alpha.forEach((value, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const expected = isIn(x, y, [25, 20, 75, 50]) || isIn(x, y, [80, 20, 90, 30]);
    assert.equal(value, expected ? 255 : 0, `at ${x},${y}`);
  });
});
