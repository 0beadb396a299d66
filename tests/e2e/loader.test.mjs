// The loader and the frame's start on a real page, around a stand-in for the core.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoConfig } from '../../web/build/dist.mjs';
import { frameOf, heard, useWidget } from './support/fake_widget.mjs';

const widget = useWidget();
const { open } = widget;
const calls = (page) => page.frames()[1].evaluate(() => window.fakeCalls);
const frameCount = (page) => page.locator('iframe').count();

test('a page mounts the checkout, and nothing violates a policy', async () => {
  const page = await open();
  await heard(page, 'ready');
  await page.evaluate(() => checkout.ready);
  assert.deepEqual(page.troubles, []);
  const iframe = page.locator('iframe');
  assert.equal(await iframe.getAttribute('title'), 'Bleepay checkout');
  assert.equal(await iframe.getAttribute('allow'), 'clipboard-write');
});

test('the core hears the order byte for byte and the chosen API, never more', async () => {
  const options = '{ order: { v: 1, orderId: "A-1", x: [1, "2"] }, auth: "none" }';
  const page = await open({ options });
  await heard(page, 'ready');
  const [, config, order] = (await calls(page)).find(([name]) => name === 'start');
  assert.deepEqual(order, { v: 1, orderId: 'A-1', x: [1, '2'] });
  assert.deepEqual(config, { apiBase: `${widget.site.frame.other}/api/v1`, auth: 'none',
    planner: 'budgeted', isSandbox: true, publishedLimits: false });
});

test('the frame is as high as what it shows', async () => {
  const page = await open();
  await heard(page, 'ready');
  await page.waitForFunction(() =>
    checkout.shadowRoot.querySelector('iframe').offsetHeight === 260);
});

test('the element alone is enough: attributes are options', async () => {
  const page = await open({ body: '<bleepay-checkout order-url="/order.json" theme="dark">' +
    '</bleepay-checkout>', config: { ...demoConfig(), orderOrigins: ['http://127.0.0.1:*'] } });
  const { code } = await heard(page, 'error');
  assert.equal(code, 'order-unreachable'); // asked for, and refused by the other origin
  assert.ok(widget.site.shop.requests.includes('GET /order.json'));
});

test('an order comes by address from the frame\'s own origin', async () => {
  const page = await open({ files: { 'order.json': '{"v":1,"orderId":"by-address"}' },
    options: '{ orderUrl: new URL("order.json", loaderUrl).href }' });
  await heard(page, 'ready');
  assert.equal((await calls(page)).find(([name]) => name === 'start')[2].orderId, 'by-address');
});

test('an order of an origin that the configuration does not list is not asked for', async () => {
  const page = await open({ options: '{ orderUrl: "/order.json" }',
    config: { ...demoConfig(), orderOrigins: [] } });
  assert.equal((await heard(page, 'error')).code, 'order-origin');
  assert.ok(!widget.site.shop.requests.includes('GET /order.json'));
});

test('an order the core refuses is told with its path and rule', async () => {
  const page = await open({ options: '{ order: { v: 1, orderId: "bad" } }' });
  const detail = await heard(page, 'error');
  assert.equal(detail.code, 'order-refused');
  assert.deepEqual([detail.kind, detail.path, detail.isRecoverable],
    ['widget', 'items[0].amount', false]);
  const error = await page.evaluate(() => checkout.ready.catch((e) => [e.name, e.rule]));
  assert.deepEqual(error, ['WidgetError', 'greater than zero']);
  await frameOf(page).getByRole('alert').getByText('cannot be paid').waitFor();
});

test('a frame that is not there is tried three times, then the fallback shows', async () => {
  const page = await open({ files: { 'frame.html': undefined },
    options: '{ order: { v: 1 }, loadTimeoutMs: 2000 }', // time for each request to be made
    body: '<div id="pay"></div>' });
  const detail = await heard(page, 'error');
  assert.deepEqual([detail.kind, detail.code, detail.isRecoverable], ['load', 'no-answer', true]);
  const tries = widget.site.frame.requests.filter((line) => line === 'GET /widget/frame.html');
  assert.equal(tries.length, 3);
  assert.equal(await frameCount(page), 0);
  await page.getByText('The checkout could not be loaded.').waitFor();
});

test('trying again after a failure brings the checkout', async () => {
  const page = await open({ options: '{ order: { v: 1 } }',
    files: { 'frame.html': undefined } });
  await heard(page, 'error');
  widget.site.restore('frame.html');
  await page.getByRole('button', { name: 'Try again' }).click();
  await heard(page, 'ready');
  assert.equal(await page.getByText('could not be loaded').count(), 0);
});

test('the page\'s own fallback is shown instead of ours', async () => {
  const page = await open({ files: { 'frame.html': undefined },
    options: '{}', body: '<bleepay-checkout order-url="/o" load-timeout-ms="200">' +
      '<a slot="fallback" href="/invoice">Pay by invoice</a></bleepay-checkout>' });
  await page.getByRole('link', { name: 'Pay by invoice' }).waitFor();
});

test('an API key as an attribute is refused, and not loaded with', async () => {
  const page = await open({
    body: '<bleepay-checkout order-url="/o" api-key="k"></bleepay-checkout>' });
  await page.waitForFunction(() => window.customElements.get('bleepay-checkout'));
  await page.getByText('The checkout could not be loaded.').waitFor();
  assert.ok(!widget.site.frame.requests.includes('GET /widget/frame.html'));
});

test('mounting twice into one place gives the one that is there', async () => {
  const page = await open();
  await heard(page, 'ready');
  const isSame = await page.evaluate(() => {
    const first = checkout;
    mount({ order: { v: 1 } });
    return checkout === first;
  });
  assert.ok(isSame);
  assert.equal(await frameCount(page), 1);
});

test('unmounted while loading, it stops and says so once', async () => {
  const never = (request, response) => response.flushHeaders();
  const page = await open({ files: { 'frame.html': never } });
  await page.waitForFunction(() => window.checkout?.shadowRoot?.querySelector('iframe'));
  const name = await page.evaluate(() => {
    const told = checkout.ready.catch((error) => error.name);
    checkout.unmount();
    return told;
  });
  assert.equal(name, 'AbortedError');
  assert.equal(await frameCount(page), 0);
  assert.deepEqual(await page.evaluate(() => events), []);
  assert.deepEqual(page.troubles, []);
});

test('mounted, unmounted, mounted: as frameworks do it in development', async () => {
  const page = await open();
  await page.waitForFunction(() => window.checkout);
  await page.evaluate(() => {
    const again = checkout;
    const place = again.parentElement;
    again.remove();
    place.append(again);
    return again.ready;
  });
  assert.equal(await frameCount(page), 1);
});

test('words that are none of the protocol are ignored and counted, on both sides', async () => {
  const page = await open();
  await heard(page, 'ready');
  const heardBefore = await page.evaluate(() => events.length);
  await page.frames()[1].evaluate(() => {
    window.parent.postMessage('{"type":"event","name":"outcome","detail":{}}', '*');
    window.parent.postMessage({ type: 'failed' }, '*');
  });
  await page.evaluate(() => {
    window.postMessage('bleepay-checkout', '*');
    document.querySelector('bleepay-checkout').shadowRoot.querySelector('iframe').contentWindow
      .postMessage('{"type":"cancel"}', '*');
  });
  await page.evaluate(() => checkout.poke());
  await page.frames()[1].waitForFunction(() => fakeCalls.some(([name]) => name === 'poke'));
  assert.equal(await page.evaluate(() => events.length), heardBefore);
  assert.ok(!(await calls(page)).some(([name]) => name === 'cancel'));
});

test('a trace comes whole, however many words it takes, and to everybody who asks', async () => {
  const page = await open();
  await heard(page, 'ready');
  const [first, second] = await page.evaluate(() =>
    Promise.all([checkout.exportTrace(), checkout.exportTrace()]));
  assert.equal(JSON.parse(first).steps.length, 10_000);
  assert.equal(second, first);
  assert.equal(await page.evaluate(() => checkout.exportTrace()), first);
});

test('a checkout that is gone has no trace', async () => {
  const page = await open();
  await heard(page, 'ready');
  const names = await page.evaluate(async () => {
    const name = (error) => error.name;
    const asked = checkout.exportTrace().catch(name);
    checkout.unmount();
    return [await asked, await checkout.exportTrace().catch(name)];
  });
  assert.deepEqual(names, ['AbortedError', 'AbortedError']);
});

test('a page that is not listed gets no checkout', async () => {
  const config = { ...demoConfig(), parents: ['https://shop.example'] };
  const page = await open({ config, options: '{ order: { v: 1 }, loadTimeoutMs: 2000 }' });
  const { kind, code } = await heard(page, 'error');
  assert.deepEqual([kind, code], ['load', 'no-answer']); // refused by the header: it never speaks
});

test('a page that is not listed gets no checkout where no header says so either', async () => {
  const config = { ...demoConfig(), parents: ['https://shop.example'] };
  const page = await open({ config, isBare: true });
  const { kind, code } = await heard(page, 'error');
  assert.deepEqual([kind, code], ['widget', 'parent-refused']);
});

const host = (provider) => `{ order: { v: 1 }, auth: 'host', tokenProvider: ${provider} }`;
async function supplied(page) {
  await heard(page, 'ready');
  const frame = page.frames()[1];
  await frame.evaluate(() => fakeWidget.hooks.onEvent('tokenrequest', '{}'));
  await frame.waitForFunction(() => fakeCalls.some(([name]) => name === 'supplyToken'));
  return (await calls(page)).find(([name]) => name === 'supplyToken')[1];
}

test('the token of the page\'s callback reaches the core and no event', async () => {
  const page = await open({ options: host('async () => "secret-token"') });
  assert.equal(await supplied(page), 'secret-token');
  assert.ok(!(await page.evaluate(() => JSON.stringify(events))).includes('secret-token'));
});

test('a callback that throws supplies no token, and the page sees its own error', async () => {
  const page = await open({ options: host('() => { throw new Error("mint is closed"); }') });
  const thrown = page.waitForEvent('pageerror');
  assert.equal(await supplied(page), '');
  assert.match(`${await thrown}`, /mint is closed/);
});

test('a callback that gives no text supplies no token', async () => {
  assert.equal(await supplied(await open({ options: host('() => ({ token: "t" })') })), '');
});
