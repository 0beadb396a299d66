// What goes wrong between the widget and Bleepay, at every call: it ends right all the same. The
// truth is the sandbox's own state.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useShop } from './support/shop.mjs';

const open = useShop();
const calls = ['sign-in', 'session-open', 'session-reserve', 'voucher-redeem', 'session-get',
  'session-close'];

/** One item was paid, once; nothing is left that could be paid. */
async function assertPaidOnce(shop) {
  const outcome = await shop.outcome();
  assert.equal(outcome.outcome, 'complete');
  const { sessions, vouchers } = await shop.sandbox.control('state');
  const inState = (status) => vouchers.filter((voucher) => voucher.status === status);
  assert.deepEqual(inState('RESOLVED').map(({ id }) => id), [outcome.items[0].voucherId]);
  assert.deepEqual(inState('REDEEMED'), []);
  assert.equal(sessions.find(({ id }) => id === outcome.sessionId).status, 'CLOSED');
  assert.equal((await shop.events('outcome')).length, 1);
}

async function approve(shop) {
  const { voucherId } = await shop.item('cap', 'awaiting-wallet');
  await shop.joinPayer();
  await shop.payer.approve({ id: voucherId });
  await shop.checkout('poke');
}

const faults = [
  ['a connection that closes before the call took effect', { kind: 'lose' }],
  ['a reply lost after the call took effect', { kind: 'drop' }],
  ['503, and the call did not take effect', { kind: 'status', status: 503 }],
  ['502, and the call took effect', { kind: 'status-after', status: 502 }],
  ['a web page instead of the reply', { kind: 'html' }],
  ['half of a reply', { kind: 'truncate', bytes: 20 }],
  ['a reply that is no JSON', { kind: 'garbage' }],
  ['429 with a second to wait', { kind: 'status', status: 429, retryAfter: '1' }],
];
for (const [name, fault] of faults) {
  test(`${name}, once at every call: paid exactly once`, async () => {
    const shop = await open({ order: 'one-item' });
    for (const endpoint of calls) await shop.sandbox.control('faults', { endpoint, ...fault });
    await shop.enterCode(await shop.payer.openContext());
    await approve(shop);
    await assertPaidOnce(shop);
    const left = await shop.sandbox.control('faults');
    assert.deepEqual(left.map(({ endpoint }) => endpoint), [], 'not every fault happened');
  });
}

for (const endpoint of calls) {
  test(`reloaded while ${endpoint} is under way: paid exactly once`, async () => {
    const shop = await open({ order: 'one-item' });
    await shop.sandbox.control('faults', { endpoint, kind: 'delay', delayMs: 20_000 });
    const path = new RegExp({ 'sign-in': 'sign-in$', 'session-open': 'session-open$',
      'session-reserve': 'reserve-voucher$', 'voucher-redeem': 'redeem-voucher$',
      'session-get': 'sessions/[^/]+$', 'session-close': 'close$' }[endpoint]);
    const isUnderWay = shop.page.waitForRequest((request) =>
      path.test(new URL(request.url()).pathname) && request.method() !== 'OPTIONS');
    await shop.enterCode(await shop.payer.openContext());
    if (endpoint === 'session-close') await approve(shop);
    await isUnderWay;
    await shop.page.reload();
    await shop.enterCode(shop.payer.context.code);
    if (endpoint !== 'session-close') await approve(shop);
    await assertPaidOnce(shop);
  });
}

test('offline while the payer approves: shown as soon as the network is back', async () => {
  const shop = await open({ order: 'one-item' });
  await shop.untilWallet(['cap']);
  const network = shop.page.context();
  await network.setOffline(true);
  await shop.payer.approveAll();
  await shop.checkout('poke');
  await shop.frame.getByText('Bleepay cannot be reached').first().waitFor();
  assert.deepEqual(await shop.events('outcome'), []);
  await network.setOffline(false);
  await assertPaidOnce(shop);
});
