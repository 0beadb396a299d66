// axe-core over every state of the screen, as the frame shows it, in both faces.
//
// What axe cannot decide by itself is written down in tests/golden/web/axe_incomplete.json, by
// face, rule, axe's reason and node: a new line there is to be looked at by a person. Contrast is
// decided from pixels in contrast.test.mjs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { judge } from './support/axe.mjs';
import { expectGolden } from './support/golden.mjs';
import { openSheets } from './support/sheet.mjs';

let sheets;
before(async () => { sheets = await openSheets(); });
after(() => sheets.close());

const undecided = {};

/** Items and messages are many of a kind: their ids are told by what they are. */
const kindOf = (node) => node.replace(/^(keep\.)?item\.[a-z0-9]+/, '$1item.*')
  .replace(/\.\d+$/, '.*');

function note(face, { rule, reason, node }) {
  const nodes = ((undecided[face] ??= {})[`${rule}, ${reason}`] ??= new Set());
  nodes.add(kindOf(node));
}

const looks = [['canvas', 'light'], ['dom', 'light'], ['dom', 'dark']]; // axe sees no picture
for (const [face, theme] of looks) {
  test(`no state violates WCAG 2.2 AA: ${face} face, ${theme}`, async () => {
    const page = await sheets.open({ face, theme, viewport: { width: 360, height: 900 } });
    assert.ok(page.names.length > 40, `only ${page.names.length} scenes`);
    for (const name of page.names) {
      await page.evaluate((scene) => { sheet.show(scene); }, name);
      const { violations, incomplete } = await judge(page, true);
      assert.deepEqual(violations, [], name);
      for (const one of incomplete) note(face, one);
    }
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test('what axe leaves undecided is what was looked at', () => {
  const sorted = (object, told) => Object.fromEntries(Object.keys(object).sort()
    .map((key) => [key, told(object[key])]));
  const text = JSON.stringify(sorted(undecided, (rules) =>
    sorted(rules, (nodes) => [...nodes].sort())), null, 2);
  expectGolden('web/axe_incomplete.json', `${text}\n`);
});
