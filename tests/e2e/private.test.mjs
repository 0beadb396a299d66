// A private window: frames of other origins may keep nothing, and the checkout works without.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { launch, openPage } from './support/browser.mjs';
import { heard } from './support/fake_widget.mjs';
import { Payer } from './support/payer.mjs';
import { startSandbox } from './support/sandbox.mjs';
import { collectEvents, demoSite, Shop } from './support/shop.mjs';

test('where storage is denied the payer is told not to reload, and can pay', async (t) => {
  const site = await demoSite();
  const sandbox = await startSandbox({ folder: site.folder });
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await sandbox.stop();
    site.remove();
  });
  const page = await openPage(browser);
  await collectEvents(page);
  await page.goto(`${sandbox.origin}/shop/?planner=fast`);
  await heard(page, 'ready');
  const isDenied = await page.frames()[1].evaluate(() => {
    try {
      return !window.localStorage;
    } catch {
      return true;
    }
  });
  assert.ok(isDenied, 'a private window that keeps nothing is what this test needs');
  const shop = new Shop(page, sandbox);
  shop.payer = await Payer.signUp(sandbox.api);
  await shop.untilWallet();
  await shop.frame.getByText('do not reload this page').waitFor();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  assert.equal((await shop.outcome()).outcome, 'complete');
});
