// What goes wrong around a checkout: bad orders, an API that is down, refuses, or is not one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { demoConfig } from '../../web/build/dist.mjs';
import { launchProfile, openTab } from './support/browser.mjs';
import { heard } from './support/fake_widget.mjs';
import { Payer } from './support/payer.mjs';
import { startSandbox } from './support/sandbox.mjs';
import { collectEvents, demoSite, Shop, useShop } from './support/shop.mjs';

const open = useShop();
const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`../fixtures/orders/${name}`, import.meta.url)));

/** A good order with members set or removed at JSON pointers. */
function changed({ order: base = 'two-items', set = {}, remove = [] }) {
  const order = fixture(`${base}.json`);
  const at = (pointer) => {
    const names = pointer.split('/').slice(1);
    const last = names.pop();
    return [names.reduce((value, name) => value[name], order), last];
  };
  for (const [pointer, value] of Object.entries(set)) {
    const [holder, name] = at(pointer);
    holder[name] = value;
  }
  for (const pointer of remove) {
    const [holder, name] = at(pointer);
    delete holder[name];
  }
  return order;
}

test('every malformed order is refused in the page by path and rule', async () => {
  const shop = await open();
  // What is no object never gets past the loader; what is too long is told by it, too.
  const rows = fixture('malformed.json').filter(({ set, remove }) => set || remove)
    .map((row) => ({ ...row, order: changed(row) }))
    .filter(({ order }) => JSON.stringify(order).length < 8000);
  assert.ok(rows.length > 20);
  for (const { name, order, path, rule } of rows) {
    const error = await shop.page.evaluate(async (given) => {
      document.querySelector('bleepay-checkout').remove();
      const other = location.origin.replace('127.0.0.1', 'localhost');
      const { mountCheckout } = await import(`${other}/widget/checkout.js`);
      const checkout = mountCheckout('#pay', { order: given });
      return checkout.ready.then(() => null, ({ code, path: at, rule, message }) =>
        ({ code, path: at, rule, message }));
    }, order);
    assert.equal(error?.code, 'order-refused', name);
    assert.equal(error.path, path, name);
    assert.ok(error.rule.includes(rule), `${name}: ${error.rule}`);
  }
});

/** A checkout whose API is at `base`, on a site of its own. */
async function openAt(t, base, { auth = 'context-code' } = {}) {
  const config = { ...demoConfig(), apis: { demo: { base, isSandbox: true, limits: 'none' } } };
  const site = await demoSite(config);
  const sandbox = await startSandbox({ folder: site.folder });
  const profile = await launchProfile();
  t.after(async () => {
    await profile.close();
    await sandbox.stop();
    site.remove();
  });
  const page = await openTab(profile);
  await collectEvents(page);
  await page.goto(`${sandbox.origin}/shop/?planner=fast&auth=${auth}`);
  await heard(page, 'ready');
  return new Shop(page, sandbox);
}

/** Something that listens and answers as told. */
async function listen(t, answer) {
  const server = createServer(answer);
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
const withCors = (status, type, body) => (request, response) => {
  const isAsking = request.method === 'OPTIONS';
  response.writeHead(isAsking ? 204 : status, { 'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'authorization, content-type', 'Content-Type': type });
  response.end(isAsking ? '' : body);
};

test('an API that is down is told in words, and nothing is lost', async (t) => {
  const base = await listen(t, () => {});
  const shop = await openAt(t, `${base.replace(/\d+$/, '9')}/api/v1`); // the discard port: closed
  await shop.enterCode('K7M4Q2');
  await shop.frame.getByText('Bleepay cannot be reached').first().waitFor();
});

test('an API that refuses this origin is told like one that is down', async (t) => {
  const closed = await startSandbox({ args: ['--no-cors'] });
  t.after(() => closed.stop());
  const shop = await openAt(t, closed.api);
  await shop.enterCode('K7M4Q2');
  await shop.frame.getByText('Bleepay cannot be reached').first().waitFor();
});

test('an API on another origin that allows this one is paid with', async (t) => {
  const bleepay = await startSandbox();
  t.after(() => bleepay.stop());
  const shop = await openAt(t, bleepay.api);
  shop.payer = await Payer.signUp(bleepay.api);
  await shop.untilWallet();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
});

const answers = [
  ['a page in HTML', withCors(200, 'text/html', '<!doctype html><title>Hotel WLAN</title>')],
  ['half a body', withCors(200, 'application/json', '{"authorization":{"tok')],
  ['nothing', withCors(200, 'application/json', '')],
  ['500', withCors(500, 'application/json', '{"statusCode":500}')],
];
for (const [name, answer] of answers) {
  test(`a server that answers ${name} is trouble that is told, never success`, async (t) => {
    const shop = await openAt(t, `${await listen(t, answer)}/api/v1`);
    await shop.enterCode('K7M4Q2');
    await shop.frame.getByText('Bleepay has trouble answering').first().waitFor();
    assert.deepEqual(await shop.events('outcome').then((all) => all.filter(
      ({ outcome }) => outcome === 'complete')), []);
  });
}

test('the page\'s back end supplies the token: no sign-in is sent', async () => {
  const shop = await open({ order: 'one-item' });
  const sent = [];
  shop.page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  const code = await shop.payer.openContext();
  const body = { type: 'resource', data: { resource: `voucher::context::code::${code}` } };
  const { authorization } = await (await fetch(`${shop.sandbox.api}/auth/sign-in`,
    { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body) })).json();
  await shop.page.evaluate(async (token) => {
    document.querySelector('bleepay-checkout').remove();
    const other = location.origin.replace('127.0.0.1', 'localhost');
    const { mountCheckout } = await import(`${other}/widget/checkout.js`);
    const order = await (await fetch('../orders/one-item.json')).json();
    await mountCheckout('#pay', { order, auth: 'host', planner: 'fast',
      tokenProvider: async () => token }).ready;
  }, authorization.token);
  await shop.enterCode(code);
  await shop.joinPayer();
  await shop.item('cap', 'awaiting-wallet');
  assert.ok(!sent.some((path) => path.endsWith('/auth/sign-in')));
  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
});
