// One test per limit; prints the value beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { measureInBrowser } from './in_browser.mjs';
import { measureLooks } from './looks.mjs';
import { measureSandbox } from './sandbox_load.mjs';
import { measureSimulated } from './simulated.mjs';
import { measureSizes } from './sizes.mjs';
import { rows } from './rows.mjs';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const line = (what, value, gate, aim) => process.stderr.write(
  `  ${what.padEnd(56)}${value.padStart(12)}   limit ${gate.padStart(9)}   aim ${aim}\n`);

/** Each source fills several rows and runs once, when the first of its rows is asked for. */
const sources = [
  { measure: measureSizes, ids: ['startBytes', 'loaderBytes'] },
  { measure: measureInBrowser, ids: ['fieldUsable', 'canvasDrawn', 'idleFrames', 'hiddenFrames',
    'inputToFrame', 'hostBlocking', 'heapBytes'] },
  { measure: measureLooks, ids: ['heapGrowth'] },
  { measure: measureSandbox, ids: ['sandboxReads', 'sandboxWrites'] },
  { measure: measureSimulated, ids: ['simulatedCheckouts'] },
];
const results = new Map();
function measured(id) {
  const source = sources.find(({ ids }) => ids.includes(id));
  if (!results.has(source)) results.set(source, source.measure());
  return results.get(source).then((values) => values[id]);
}

for (const row of rows) {
  test(row.what, async () => {
    const value = await measured(row.id);
    assert.equal(typeof value, 'number', 'was not measured');
    line(row.what, `${number.format(value)} ${row.unit}`, number.format(row.gate),
      number.format(row.aim));
    const limit = row.overrun ?? row.gate;
    const isOver = row.isMoreBetter ? value < row.gate : value > row.gate;
    if (row.overrun && isOver) {
      process.stderr.write(`  OVER ITS LIMIT: ${row.what}; held at ${number.format(limit)}\n`);
    }
    assert.ok(row.isMoreBetter ? value >= limit : value <= limit,
      `${value} ${row.unit}, the limit is ${limit}`);
  });
}
