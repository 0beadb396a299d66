// What a payer who thinks for half a day costs: how far up the core's memory is used before and
// after thousands of looks at a session in which nothing changes. Its time is skipped, its requests
// are real.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Payer } from '../e2e/support/payer.mjs';
import { openWidget, until, withSite } from './in_browser.mjs';

const skipTime = readFileSync(new URL('skip_time.js', import.meta.url), 'utf8');
const lives = ['--voucher-life', '20h', '--token-life', '20h', '--context-life', '20h'];

const firstLooks = 1000; // the trace has taken all the room it may have by then
const looks = 10000;
const patienceMs = 300000;

const submit = (code) => `(() => {
  const field = document.querySelector('#code');
  field.value = '${code}';
  field.form.requestSubmit();
})()`;

/** The size of the memory tells nothing while there is room in it; the last byte in use does. */
const lastByteUsed = `(() => {
  const words = new Uint32Array(measured.memory.buffer);
  return 4 * words.findLastIndex((word) => word !== 0);
})()`;

async function measure(chromium, url) {
  const payer = await Payer.signUp(new URL('/api/v1', url).href);
  const { page, frame } = await openWidget(chromium, url, { scripts: [skipTime] });
  const find = (expression) => page.evaluate(expression, frame);
  const made = (count) => until(`${count} looks`,
    async () => await find('skippedTime.looks') >= count, patienceMs);
  await find(submit(await payer.openContext()));
  await made(1);
  await find('skippedTime.start()');
  await made(firstLooks);
  const before = await find(lastByteUsed);
  await made(firstLooks + looks);
  const heapGrowth = await find(lastByteUsed) - before;
  assert.ok(await find('!!document.querySelector(\'[data-node="session.code"]\')'),
    'the checkout came to an end in between');
  await page.close();
  return { heapGrowth };
}

export const measureLooks = () => withSite(measure, ...lives);
