// Several pages of one browser that show the same order.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { collectEvents, Shop, useShop } from './support/shop.mjs';

const open = useShop();

/** Another tab with the same shop and order. */
async function openBeside(shop) {
  const page = await shop.page.context().newPage();
  await collectEvents(page);
  await page.goto(shop.page.url());
  const other = new Shop(page, shop.sandbox);
  other.payer = shop.payer;
  return other;
}

test('one tab works on an order, another says so and goes on when the first is gone', async () => {
  const first = await open({ order: 'one-item' });
  await first.untilWallet(['cap']);
  const { voucherId } = (await first.events('voucherchange')).at(-1);
  const second = await openBeside(first);
  await second.frame.getByText('open in another tab').waitFor();
  await second.field.fill(first.payer.context.code);
  await second.field.press('Enter'); // too early: kept, and sent when it is this page's turn
  assert.deepEqual(await second.events('ready'), []);

  await first.page.close();
  assert.equal((await second.item('cap', 'awaiting-wallet')).voucherId, voucherId);
  await second.payer.approve({ id: voucherId });
  await second.checkout('poke');
  assert.equal((await second.outcome()).outcome, 'complete');
  const { vouchers } = await second.sandbox.control('state');
  assert.deepEqual(vouchers.map(({ id, status }) => [id, status]), [[voucherId, 'RESOLVED']]);
});

test('what one tab has finished no other begins anew', async () => {
  const first = await open({ order: 'one-item' });
  await first.untilWallet(['cap']);
  const second = await openBeside(first);
  await second.frame.getByText('open in another tab').waitFor();
  await first.payer.approveAll();
  await first.checkout('poke');
  assert.equal((await first.outcome()).outcome, 'complete');
  await second.frame.getByRole('alert').getByText('finished in another tab').waitFor();
  const third = await openBeside(first);
  await third.frame.getByRole('alert').getByText('finished in another tab').waitFor();
  assert.deepEqual(await third.events('ready'), []);
});

test('what one tab has cancelled another may begin anew', async () => {
  const first = await open({ order: 'one-item' });
  await first.untilWallet(['cap']);
  const second = await openBeside(first);
  await second.frame.getByText('open in another tab').waitFor();
  await first.checkout('cancel');
  assert.equal((await first.outcome()).outcome, 'cancelled');
  await second.untilWallet(['cap']);
  await second.payer.approveAll();
  await second.checkout('poke');
  assert.equal((await second.outcome()).outcome, 'complete');
});
