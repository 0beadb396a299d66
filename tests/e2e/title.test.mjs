// The tab's title while nobody looks at it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useShop } from './support/shop.mjs';

const open = useShop();

/** The tab goes into the background or comes back: page and frame hear it, as in a browser. */
async function setHidden(shop, isHidden) {
  for (const frame of shop.page.frames()) {
    await frame.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  }
}
const untilTitle = (shop, wanted) =>
  shop.page.waitForFunction((text) => document.title === text, wanted);

test('in the background the tab says how the payment stands, and then gives the title back',
  async () => {
    const shop = await open();
    const own = await shop.page.title();
    await shop.untilWallet();
    assert.equal(await shop.page.title(), own, 'nothing changes while somebody looks');
    await setHidden(shop, true);
    await untilTitle(shop, 'Approve 2 payments - Kiosk Nine');
    await shop.payer.approveAll();
    await shop.checkout('poke');
    await untilTitle(shop, 'All payments approved - Kiosk Nine');
    await setHidden(shop, false);
    await untilTitle(shop, own);
  });

test('a title that the page sets meanwhile is the page\'s', async () => {
  const shop = await open();
  await setHidden(shop, true);
  await untilTitle(shop, 'Enter your code - Kiosk Nine');
  await shop.page.evaluate(() => { document.title = 'Two new messages'; });
  await setHidden(shop, false);
  assert.equal(await shop.page.title(), 'Two new messages');
});

test('a checkout that is taken off the page leaves no title behind', async () => {
  const shop = await open();
  const own = await shop.page.title();
  await setHidden(shop, true);
  await untilTitle(shop, 'Enter your code - Kiosk Nine');
  await shop.checkout('unmount');
  assert.equal(await shop.page.title(), own);
});
