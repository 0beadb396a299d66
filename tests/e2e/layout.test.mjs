// Where things are: elements over their picture, nothing cut off, nothing overlapping, no sideways
// scrolling, targets large enough; in every state of the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { openSheets } from './support/sheet.mjs';

let sheets;
before(async () => { sheets = await openSheets(); });
after(() => sheets.close());

/** Calls `check` in the page for every scene; what it returns are complaints. */
async function inEveryScene(how, check) {
  const page = await sheets.open(how);
  assert.ok(page.names.length > 40, `only ${page.names.length} scenes`);
  await page.addScriptTag({ content: `window.complaintsOf = ${check}` });
  if (how.style) await page.addStyleTag({ content: how.style });
  const found = await page.evaluate((names) => names.flatMap((name) =>
    complaintsOf(sheet.show(name)).map((complaint) => `${name}: ${complaint}`)), page.names);
  assert.deepEqual(found, []);
  assert.deepEqual(page.errors, []);
  await page.close();
}

/** How far the element of each node is from the place where the core painted it. */
function farFromPicture({ nodes }) {
  const { x: left, y: top } = document.getElementById('sheet').getBoundingClientRect();
  return Array.from(nodes).flatMap(({ id, rect }) => {
    if (rect.width === 0) return []; // only announced
    const box = document.querySelector(`[data-node="${id}"]`).getBoundingClientRect();
    const off = Math.max(Math.abs(box.x - left - rect.x), Math.abs(box.y - top - rect.y),
      Math.abs(box.width - rect.width), Math.abs(box.height - rect.height));
    return off <= 0.5 ? [] : [`${id} is off by ${off}`];
  });
}

for (const ratio of [1, 1.5]) {
  for (const rtl of [false, true]) {
    const way = `DPR ${ratio}, ${rtl ? 'from right to left' : 'from left to right'}`;
    test(`every element lies within half a pixel over its picture: ${way}`, () =>
      inEveryScene({ face: 'canvas', ratio, rtl }, farFromPicture));
  }
}

/** Elements with text that does not fit, that lie over a sibling or outside the window. */
function misplaced() {
  const seen = [...document.querySelectorAll('#nodes, #nodes *')].filter((element) =>
    element.offsetParent && !element.closest('[data-announced], [hidden]'));
  const nameOf = (element) => element.dataset.node ?? (element.id || element.localName);
  const boxes = new Map(seen.map((element) => [element, element.getBoundingClientRect()]));
  const overlap = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const complaints = [];
  const complain = (element, text) => complaints.push(`${nameOf(element)} ${text}`);
  for (const [element, box] of boxes) {
    if (box.left < -0.5 || box.right > innerWidth + 0.5) complain(element, 'is out');
    if (element.clientWidth > 0 && element.localName !== 'input') {
      if (element.scrollWidth > element.clientWidth) complain(element, 'is cut off');
      if (element.scrollHeight > element.clientHeight + 1) complain(element, 'is cut off below');
    }
    for (const other of element.parentElement.children) {
      if (other === element || !boxes.has(other)) continue;
      if (overlap(box, boxes.get(other)) > 0.5) complain(element, `lies over ${nameOf(other)}`);
    }
  }
  return complaints;
}

// The values of WCAG 2.2, 1.4.12.
const SPACING = `#nodes, #nodes * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } #nodes p { margin-bottom: 2em !important; }`;
// A user's own style sheet: another font, half as large again.
const FONTS = '#nodes * { font-family: serif !important; } #nodes { zoom: 1.5; }';

for (const [name, style] of [['with the text spacing of WCAG 1.4.12', SPACING],
  ['with the payer\'s own larger font', FONTS]]) {
  for (const rtl of [false, true]) {
    test(`in the plain view nothing is cut off or overlaps ${name}${rtl ? ', rtl' : ''}`, () =>
      inEveryScene({ face: 'dom', rtl, style }, misplaced));
  }
}

/** What reaches out of the window, sideways. */
function outside() {
  return [...document.querySelectorAll('#sheet, #sheet *')].flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width === 0 || (left >= -0.5 && right <= innerWidth + 0.5) ? []
      : [`${element.dataset.node ?? element.id} from ${left} to ${right}`];
  });
}

for (const face of ['canvas', 'dom']) {
  for (const [name, viewport] of [['320 px wide', { width: 320, height: 900 }],
    ['at 400 % of 1280 by 1024', { width: 320, height: 256 }]]) {
    test(`nothing needs sideways scrolling ${name}: ${face} face`, () =>
      inEveryScene({ face, viewport }, outside));
  }

  test(`targets are at least 44 by 44 px: ${face} face`, () =>
    inEveryScene({ face, viewport: { width: 320, height: 900 } }, () =>
      [...document.querySelectorAll('button[data-node], input[data-node]')].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isShown = !element.closest('[hidden]');
        return !isShown || (width >= 43.5 && height >= 43.5) ? []
          : [`${element.dataset.node}: ${width} x ${height}`];
      })));
}
