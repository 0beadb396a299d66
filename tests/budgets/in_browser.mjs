// What a payer feels: the widget on a bare page of another origin, in a fresh Chromium.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Chromium, slow4g } from './chromium.mjs';
import { startSandbox } from './sandbox_load.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const build = join(here, '../../build');
const site = join(build, 'budgets/site');
const inPage = readFileSync(join(here, 'in_page.js'), 'utf8');

const loads = 5;
const patienceMs = 20000;
const restMs = 5000;
const inputs = 60;

const order = { v: 1, orderId: 'budget-1', merchant: { name: 'Kiosk Nine' },
  items: ['100', '50'].map((amount, index) => ({ id: `item-${index}`, label: `Item ${index}`,
    network: 'polygon', currency: 'EURC', decimals: 6, amount,
    currencyAddress: '0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b',
    wallet: { address: '0x52908400098527886E0F7030069857D2E4169EE7' } })) };

/** The demo's widget and a page with nothing else on it. */
function writeSite() {
  rmSync(site, { recursive: true, force: true });
  cpSync(join(build, 'demo'), site, { recursive: true });
  mkdirSync(join(site, 'host'));
  // As README tells merchants to embed it: one inline module, nothing preloaded.
  writeFileSync(join(site, 'host/index.html'), `<!doctype html>
<meta charset="utf-8"><title>Host</title><main></main>
<script type="module">
import { mountCheckout } from '../widget/checkout.js';
const frameUrl = 'http://localhost:' + location.port + '/widget/frame.html';
const order = ${JSON.stringify(order)};
mountCheckout(document.querySelector('main'), { frameUrl, order, planner: 'fast' });
</script>
`);
}

function prepare({ isSlow, scripts = [] }) {
  return async (session) => {
    for (const source of [inPage, ...scripts]) {
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
    }
    if (!isSlow) return;
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4g);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  };
}

export async function until(what, look, waitMs = patienceMs) {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${waitMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const readMeasured = (page, session) => page.evaluate(
  '({ ...window.measured, heap: window.measured?.memory?.buffer.byteLength, memory: undefined })',
  session);

/** The widget's frame, once its canvas is drawn. `scripts` run in every frame before its own. */
export async function openWidget(chromium, url, options) {
  const page = await chromium.openPage(prepare(options));
  await page.navigate(url);
  const frame = await until('the frame', () => page.sessions[1]);
  await until('the canvas', async () => {
    if (page.troubles.length) throw new Error(page.troubles.join('\n'));
    return (await readMeasured(page, frame))?.drawnAt;
  });
  return { page, frame };
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

async function measureLoads(chromium, url) {
  const samples = [];
  for (let round = 0; round < loads; round += 1) {
    const { page, frame } = await openWidget(chromium, url, { isSlow: true });
    const [host, inner] = [await readMeasured(page), await readMeasured(page, frame)];
    const start = await page.evaluate('performance.timeOrigin');
    samples.push({ fieldUsable: inner.fieldAt - start, canvasDrawn: inner.drawnAt - start,
      hostBlocking: host.blocked });
    await page.close();
  }
  const all = (key) => samples.map((sample) => sample[key]);
  // Of instants the best counts: what else the machine does only ever makes them later.
  return { fieldUsable: Math.min(...all('fieldUsable')),
    canvasDrawn: Math.min(...all('canvasDrawn')), hostBlocking: median(all('hostBlocking')) };
}

/** Frames in a while in which nothing happens. */
async function countFrames(page, frame) {
  const before = await readMeasured(page, frame);
  await new Promise((resolve) => setTimeout(resolve, restMs));
  const { frames, draws } = await readMeasured(page, frame);
  return Math.max(frames - before.frames, draws - before.draws);
}

/** Motion and settling after the start are over when a second passes without a frame. */
const settle = (page, frame) => until('the screen to settle', async () => {
  const before = (await readMeasured(page, frame)).frames;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return (await readMeasured(page, frame)).frames === before;
});

async function measureLatency(page, frame) {
  await page.evaluate('document.querySelector("#code").focus()', frame);
  for (let count = 0; count < inputs; count += 1) {
    const before = (await readMeasured(page, frame)).latencies.length;
    const text = 'K7M4Q2'.slice(0, 1 + count % 6);
    await page.evaluate(`(() => { const field = document.querySelector('#code');
      field.value = '${text}'; field.setSelectionRange(${text.length}, ${text.length});
      field.dispatchEvent(new InputEvent('input', { bubbles: true })); })()`, frame);
    await until('a painted frame', async () =>
      (await readMeasured(page, frame)).latencies.length > before);
  }
  const { latencies } = await readMeasured(page, frame);
  return latencies.sort((a, b) => a - b)[Math.ceil(latencies.length * 0.95) - 1];
}

async function measureAtRest(chromium, url) {
  const { page, frame } = await openWidget(chromium, url, { isSlow: false });
  await settle(page, frame);
  const idleFrames = await countFrames(page, frame);
  const inputToFrame = await measureLatency(page, frame);
  const { heap: heapBytes } = await readMeasured(page, frame);
  await page.hide();
  const hiddenFrames = await countFrames(page, frame);
  await page.close();
  return { idleFrames, hiddenFrames, inputToFrame, heapBytes };
}

/** What `measure(chromium, address of the host page)` finds, in a fresh Chromium and sandbox. */
export async function withSite(measure, ...sandboxOptions) {
  writeSite();
  const sandbox = await startSandbox('--db', ':memory:', '--serve', site, ...sandboxOptions);
  const chromium = await Chromium.launch();
  try {
    return await measure(chromium, `${sandbox.address.replace('localhost', '127.0.0.1')}/host/`);
  } finally {
    await chromium.close();
    await sandbox.stop();
  }
}

export const measureInBrowser = () => withSite(async (chromium, url) =>
  ({ ...await measureLoads(chromium, url), ...await measureAtRest(chromium, url) }));
