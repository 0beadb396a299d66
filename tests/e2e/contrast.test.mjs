// The contrast of the picture, proved from its pixels: what was really painted, not what was asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openSheets } from './support/sheet.mjs';

const RATIO = 2; // fine enough that a stroke of a letter has a pixel of nothing but ink
const SCENES = ['code-typing', 'code-selected', 'code-refused', 'code-locked', 'code-faces',
  'progress-opening', 'paying-waiting', 'paying-joined', 'paying-mixed', 'paying-expired',
  'paying-tampered', 'paying-ask-cancel', 'done-complete', 'done-failed', 'done-unknown'];

let sheets;
before(async () => { sheets = await openSheets(); });
after(() => sheets.close());

/** In the page: how pixels are read. */
function install() {
  const channel = (byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]) =>
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const colorAt = ({ data, width }, x, y) => data.subarray(4 * (y * width + x)).subarray(0, 3);

  /** The most frequent colour of a rectangle in device pixels, and the one furthest from it. */
  window.contrastWithin = (image, [left, top, right, bottom]) => {
    const counts = new Map();
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const [r, g, b] = colorAt(image, x, y);
        const key = r << 16 | g << 8 | b;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const color = (key) => [key >> 16, key >> 8 & 255, key & 255];
    const [ground] = [...counts].reduce((most, one) => one[1] > most[1] ? one : most);
    return Math.max(...[...counts.keys()].map((key) => contrast(color(ground), color(key))));
  };
  /** Between what lies `reach` px before a control and the strongest pixel up to its edge. */
  window.contrastOfEdge = (image, { x, y, height }, reach, ratio) => {
    const row = Math.round((y + height / 2) * ratio);
    const at = (px) => colorAt(image, Math.round((x + px) * ratio), row);
    const outside = at(-reach);
    const steps = Array.from({ length: (reach + 4) * ratio }, (_, i) => i / ratio - reach);
    return Math.max(...steps.map((px) => contrast(outside, at(px))));
  };
}

/** In the page: texts of less than 4.5:1, edges of controls and focus rings of less than 3:1. */
function weak([name, ratio]) {
  const image = sheet.pixels(name);
  const { nodes, texts } = sheet.show(name);
  const complaints = [];
  const boxOf = ({ x, y, width, height }) =>
    [x, y, x + width, y + height].map((edge) => Math.round(edge * ratio));
  for (const text of Array.from(texts)) {
    const found = contrastWithin(image, boxOf(text));
    if (found < 4.5) complaints.push(`text at ${text.x}, ${text.y}: ${found.toFixed(2)}`);
  }
  const edged = /^(code|pay|finish|poke|cancel\.keep|cancel\.confirm)$|\.renew$/;
  for (const { id, rect, isDisabled } of Array.from(nodes)) {
    const isIcon = id.endsWith('.copy');
    if (!isIcon && (!edged.test(id) || isDisabled)) continue;
    const found = isIcon ? contrastWithin(image, boxOf(rect))
      : contrastOfEdge(image, rect, 2, ratio);
    if (found < 3) complaints.push(`edge of ${id}: ${found.toFixed(2)}`);
  }
  return { complaints, count: texts.length };
}

const looks = [['light', {}], ['dark', {}], ['contrast', { contrast: 'more' }]];
for (const [scheme, media] of looks) {
  test(`texts reach 4.5:1 and controls 3:1 in the painted pixels: ${scheme}`, async () => {
    const theme = scheme === 'dark' ? 'dark' : 'light';
    const page = await sheets.open({ face: 'canvas', theme, media, ratio: RATIO });
    await page.evaluate(install);
    for (const name of SCENES) {
      const { complaints, count } = await page.evaluate(weak, [name, RATIO]);
      assert.ok(count > 5, `${name}: only ${count} texts`);
      assert.deepEqual(complaints, [], name);
    }
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  test(`the focus ring reaches 3:1 in the painted pixels: ${scheme}`, async () => {
    const theme = scheme === 'dark' ? 'dark' : 'light';
    const page = await sheets.open({ face: 'canvas', theme, media, ratio: RATIO });
    await page.evaluate(install);
    for (const [name, id] of [['code-full', 'pay'], ['code-faces', 'face'],
      ['paying-copied', 'session.copy'], ['paying-ask-cancel', 'cancel.keep']]) {
      const found = await page.evaluate(([scene, control, ratio]) => {
        const image = sheet.pixels(scene);
        const { rect } = Array.from(sheet.show(scene).nodes).find((node) => node.id === control);
        // The ring alone: two px wide, two px before the control.
        return contrastOfEdge(image, { ...rect, x: rect.x - 4 }, 3, ratio);
      }, [name, id, RATIO]);
      assert.ok(found >= 3, `${name}: ${found}`);
    }
    await page.close();
  });
}
