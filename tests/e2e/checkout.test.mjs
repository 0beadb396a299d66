// Whole checkouts: the shop, the widget, a sandbox Bleepay and a payer; real HTTP, a real browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withoutWebGl2 } from './support/browser.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();

test('two items are paid, the session is closed, and the shop hears it once', async () => {
  const shop = await open();
  await shop.untilWallet();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  const outcome = await shop.outcome();
  assert.equal(outcome.outcome, 'complete');
  assert.equal(outcome.orderId, 'A-1042');
  assert.deepEqual(outcome.items.map(({ status }) => status), ['approved', 'approved']);
  await shop.heading('All payments approved').waitFor();
  const session = await shop.payer.bleepay.session(outcome.sessionId);
  assert.equal(session.status, 'CLOSED');
  assert.deepEqual(session.vouchers.map(({ status }) => status), ['RESOLVED', 'RESOLVED']);
  assert.equal((await shop.events('outcome')).length, 1);
  assert.deepEqual(shop.page.troubles, []);
});

test('what the payer approves are the order\'s terms, to the letter', async () => {
  const shop = await open();
  await shop.untilWallet();
  const terms = (await shop.payer.vouchers()).map(({ expectedPayment }) => expectedPayment);
  assert.deepEqual(terms, [
    { network: 'polygon', currency: 'EURC',
      currencyAddress: '0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b', amount: '100',
      wallet: { address: '0x52908400098527886E0F7030069857D2E4169EE7' } },
    { network: 'polygon', currency: 'USDC',
      currencyAddress: '0x2791bca1f2de4661ed88a30c99a7a9449aa84174', amount: '50',
      wallet: { address: '0x8617E340B3D01FA5F11F306F4090FD50E238070D' } },
  ]);
});

for (const [order, ids] of [['one-item', ['cap']],
  ['five-items', ['shoes', 'race', 'cap', 'map', 'bars']]]) {
  test(`the order ${order} is paid`, async () => {
    const shop = await open({ order });
    await shop.untilWallet(ids);
    assert.equal((await shop.payer.vouchers()).length, ids.length);
    await shop.payer.approveAll();
    await shop.checkout('poke');
    assert.equal((await shop.outcome()).outcome, 'complete');
  });
}

test('a numeric code with a hyphen works as well', async () => {
  const shop = await open({ order: 'one-item' });
  const code = await shop.payer.openContext('numeric');
  await shop.enterCode(`${code.slice(0, 3)}-${code.slice(3)}`);
  await shop.joinPayer();
  await shop.item('cap', 'awaiting-wallet');
});

test('a wrong code says so, nothing is lost, and the right one goes on', async () => {
  const shop = await open();
  await shop.enterCode('ZZZZZ9');
  await shop.frame.getByRole('alert').getByText('does not know this code').waitFor();
  await shop.untilWallet();
});

test('a code of another length is refused before anything is sent', async () => {
  const shop = await open();
  const sent = [];
  shop.page.on('request', (request) => sent.push(request.url()));
  await shop.enterCode('K7M4Q');
  await shop.frame.getByRole('alert').getByText('exactly six').waitFor();
  assert.equal(await shop.field.inputValue(), 'K7M4Q');
  assert.deepEqual(sent.filter((url) => url.includes('/api/')), []);
});

test('the code is cleared on submission; neither it nor the token appears anywhere', async () => {
  const shop = await open({ order: 'one-item' });
  const code = await shop.payer.openContext();
  const said = [];
  shop.page.on('console', (message) => said.push(message.text()));
  shop.page.on('request', (request) => said.push(request.url()));
  const signedIn = shop.page.waitForResponse(/auth\/sign-in$/);
  await shop.enterCode(code);
  await shop.joinPayer();
  await shop.item('cap', 'awaiting-wallet');
  const frame = shop.page.frames()[1];
  const kept = await frame.evaluate(() => JSON.stringify([document.getElementById('code').value,
    document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }]));
  const heard = await shop.page.evaluate(() => JSON.stringify([events, location.href,
    { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]));
  const { token } = (await (await signedIn).json()).authorization;
  for (const secret of [code, token]) {
    for (const place of [kept, heard, ...said]) assert.ok(!place.includes(secret));
  }
});

test('a whole checkout asks nobody but the shop, the frame and Bleepay, and leaves nothing behind',
  async () => {
    const asked = new Set();
    const shop = await open({ order: 'one-item', prepare: (page) =>
      page.on('request', (request) => asked.add(new URL(request.url()).origin)) });
    const frame = shop.page.frames()[1];
    const kept = () => frame.evaluate(() => Object.keys(localStorage).length);
    await shop.untilWallet(['cap']);
    assert.equal(await kept(), 1);
    await shop.payer.approveAll();
    await shop.checkout('poke');
    assert.equal((await shop.outcome()).outcome, 'complete');
    const own = [new URL(shop.page.url()).origin, new URL(frame.url()).origin];
    assert.deepEqual([...asked].filter((origin) => !own.includes(origin)), []);
    assert.equal(await kept(), 0);
    assert.deepEqual(await shop.page.context().cookies(), []);
  });

test('an item that runs out can be renewed, and the other one is untouched', async () => {
  const shop = await open();
  await shop.untilWallet();
  await shop.payer.approve(await shop.payer.voucherOf('50'));
  await shop.item('race', 'approved');
  await shop.sandbox.control('clock', { advance: '121s' });
  const { voucherId } = await shop.item('shoes', 'expired');
  await shop.press('Try again: Trail shoes');
  const renewed = await shop.item('shoes', 'awaiting-wallet');
  assert.notEqual(renewed.voucherId, voucherId);
  await shop.payer.approve(await shop.payer.voucherOf('100'));
  const outcome = await shop.outcome();
  assert.equal(outcome.outcome, 'complete');
  assert.equal(outcome.items[0].voucherId, renewed.voucherId);
});

test('the payer pays with another currency, and the screen says so', async () => {
  const shop = await open({ order: 'one-item' });
  await shop.untilWallet(['cap']);
  const voucher = await shop.payer.voucherOf('19.90');
  const { suppliedPayment } = await shop.payer.offer(voucher, 'USDC');
  await shop.checkout('poke');
  await shop.node('item.cap.supplied')
    .getByText(`You pay ${suppliedPayment.amount} USDC`).waitFor();
  await shop.payer.approve(voucher);
  assert.equal((await shop.outcome()).outcome, 'complete');
});

test('one of two rejected: the payer finishes with the rest, and the outcome is partial',
  async () => {
    const shop = await open();
    await shop.untilWallet();
    await shop.payer.reject(await shop.payer.voucherOf('100'));
    await shop.payer.approve(await shop.payer.voucherOf('50'));
    await shop.item('shoes', 'rejected');
    await shop.item('race', 'approved');
    await shop.press('Finish');
    const outcome = await shop.outcome();
    assert.equal(outcome.outcome, 'partial');
    assert.deepEqual(outcome.items.map(({ status }) => status), ['rejected', 'approved']);
  });

test('cancelled: open vouchers are discarded before the shop hears it', async () => {
  const shop = await open();
  await shop.untilWallet();
  await shop.press('Cancel');
  await shop.press('Stop payment');
  assert.equal((await shop.outcome()).outcome, 'cancelled');
  const states = (await shop.payer.vouchers()).map(({ status }) => status);
  assert.deepEqual(states, ['DISCARDED', 'DISCARDED']);
});

test('cancelling asks first, and can be thought better of', async () => {
  const shop = await open();
  await shop.untilWallet();
  await shop.press('Cancel');
  await shop.press('Keep going');
  await shop.payer.approveAll();
  assert.equal((await shop.outcome()).outcome, 'complete');
});

test('the page itself can cancel', async () => {
  const shop = await open();
  await shop.untilWallet();
  await shop.checkout('cancel');
  assert.equal((await shop.outcome()).outcome, 'cancelled');
});

test('reloaded half-way, the old vouchers are dealt with before anything new is reserved',
  async () => {
    const shop = await open();
    await shop.untilWallet();
    const before = (await shop.payer.vouchers()).map(({ id }) => id);
    await shop.payer.approve(await shop.payer.voucherOf('50'));
    const reserved = [];
    shop.page.on('request', (request) => {
      if (/reserve-voucher$/.test(request.url())) reserved.push(request.url());
    });
    await shop.page.reload();
    await shop.enterCode(shop.payer.context.code);
    await shop.item('race', 'approved');
    await shop.item('shoes', 'awaiting-wallet');
    assert.deepEqual(reserved, []);
    const after = (await shop.payer.vouchers()).map(({ id }) => id);
    assert.deepEqual(after, before);
    await shop.payer.approveAll();
    assert.equal((await shop.outcome()).outcome, 'complete');
  });

test('keyboard only: typed, sent, joined, cancelled and kept going by keys', async () => {
  const shop = await open({ order: 'one-item' });
  const code = await shop.payer.openContext();
  await shop.field.focus();
  await shop.page.keyboard.type(code.toLowerCase());
  await shop.page.keyboard.press('Enter');
  await shop.joinPayer();
  await shop.item('cap', 'awaiting-wallet');
  const pressTo = async (name) => {
    for (let steps = 0; steps < 30; steps += 1) {
      await shop.page.keyboard.press('Tab');
      const focused = await shop.page.frames()[1].evaluate(() =>
        document.activeElement?.textContent ?? '');
      if (focused.includes(name)) return shop.page.keyboard.press('Enter');
    }
    throw new Error(`no control "${name}" is reached by Tab`);
  };
  await pressTo('Cancel');
  await shop.button('Keep going').waitFor();
  await pressTo('Keep going');
  await shop.payer.approveAll();
  assert.equal((await shop.outcome()).outcome, 'complete');
});

test('without WebGL2 the whole checkout is done in the plain face', async () => {
  const shop = await open({ prepare: withoutWebGl2 });
  assert.equal(await shop.frame.locator('#sheet').getAttribute('data-face'), 'dom');
  await shop.untilWallet();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
  await shop.heading('All payments approved').waitFor();
});
