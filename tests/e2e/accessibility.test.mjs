// axe-core over a whole checkout, in both faces and both schemes, and over the demo's own pages.
// Every other state of the screen is judged in states.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge as findings } from './support/axe.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();
const unhurried = { args: ['--voucher-life', '10m'] }; // no voucher ends while screens are judged
const violations = async (frame, isPart) => (await findings(frame, isPart)).violations;

async function judge(shop, phase) {
  assert.deepEqual(await violations(shop.page.frames()[1], true), [], phase);
}

for (const renderer of ['canvas', 'dom']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`every phase is accessible: ${renderer} face, ${colorScheme}`, async () => {
      const shop = await open({ ...unhurried, query: { renderer }, seen: { colorScheme } });
      await judge(shop, 'awaiting the code');
      await shop.press('Where do I find my code?');
      await shop.node('help.none').waitFor();
      await judge(shop, 'help is open');
      await shop.enterCode('K7');
      await shop.frame.getByRole('alert').waitFor();
      await judge(shop, 'the code is wrong');
      await shop.enterCode(await shop.payer.openContext());
      await shop.node('session.code').waitFor();
      await judge(shop, 'the session is open');
      await shop.joined();
      await judge(shop, 'awaiting the wallet');
      await shop.press(/etails.*Trail shoes/);
      await shop.button(/Hide details.*Trail shoes/).waitFor(); // everything below has moved
      await shop.press('Cancel');
      await shop.button('Keep going').waitFor();
      await judge(shop, 'asking before a cancel');
      await shop.press('Keep going');
      await shop.payer.reject(await shop.payer.voucherOf('100'));
      await shop.item('shoes', 'rejected');
      await shop.button('Try again: Trail shoes').waitFor();
      await judge(shop, 'one is rejected');
      await shop.payer.approveAll();
      await shop.item('race', 'approved');
      await shop.press('Finish');
      await shop.outcome();
      await shop.heading('Some payments approved').waitFor();
      await judge(shop, 'the outcome is shown');
    });
  }
}

for (const colorScheme of ['light', 'dark']) {
  test(`the shop's page is accessible, ${colorScheme}`, async () => {
    const shop = await open({ seen: { colorScheme } });
    assert.deepEqual(await violations(shop.page.mainFrame(), false), []);
  });

  test(`the wallet is accessible on each of its screens, ${colorScheme}`, async () => {
    const shop = await open({ order: 'one-item', seen: { colorScheme } });
    const wallet = await shop.page.context().newPage();
    const judgeWallet = async (screen) =>
      assert.deepEqual(await violations(wallet.mainFrame(), false), [], screen);
    await wallet.goto(`${shop.sandbox.origin}/wallet/`);
    await judgeWallet('welcome');
    await wallet.getByRole('button', { name: 'Create a demo wallet' }).click();
    await wallet.getByRole('button', { name: 'Add an address' }).click();
    await judgeWallet('home');
    await wallet.getByRole('button', { name: 'Show my code' }).click();
    const code = await wallet.locator('#context-code').textContent();
    await judgeWallet('code');
    await shop.enterCode(code);
    const shown = await shop.node('session.code').textContent();
    await wallet.getByLabel('Session code').fill(shown.slice(-6));
    await wallet.getByRole('button', { name: 'Join' }).click();
    await wallet.getByRole('button', { name: 'Approve 19.90 EURC' }).waitFor();
    await wallet.getByRole('button', { name: 'Pay with another currency' }).click();
    await judgeWallet('payments');
  });
}
