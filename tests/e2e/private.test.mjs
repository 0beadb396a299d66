// A private window: frames of other origins may keep nothing. The shop's page keeps the record
// then; where not even that may, what an earlier page could have begun is waited out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage } from './support/browser.mjs';
import { heard } from './support/fake_widget.mjs';
import { Payer } from './support/payer.mjs';
import { startSandbox } from './support/sandbox.mjs';
import { collectEvents, demoSite, Shop } from './support/shop.mjs';

let site;
let browser;
before(async () => {
  site = await demoSite();
  browser = await launch();
});
after(async () => {
  await browser.close();
  site.remove();
});

const isStorageDenied = (frame) => frame.evaluate(() => {
  try {
    return !window.localStorage;
  } catch {
    return true;
  }
});
const keptByShop = (page) => page.evaluate(() =>
  Object.keys(localStorage).filter((key) => key.startsWith('bleepay')));

async function openShop(t, prepare = () => {}) {
  const sandbox = await startSandbox({ folder: site.folder });
  const page = await openPage(browser);
  t.after(async () => {
    await page.context().close();
    await sandbox.stop();
  });
  await collectEvents(page);
  await prepare(page);
  await page.goto(`${sandbox.origin}/shop/?planner=fast`);
  await heard(page, 'ready');
  assert.ok(await isStorageDenied(page.frames()[1]),
    'a private window that keeps nothing is what this test needs');
  const shop = new Shop(page, sandbox);
  shop.payer = await Payer.signUp(sandbox.api);
  return shop;
}

test("where a frame's storage is denied the page keeps the record, and a reload resumes",
  async (t) => {
    // The first look into a storage opens its file; a page that takes too long keeps nothing.
    const openStorage = () => { if (window === window.top) localStorage.getItem(''); };
    const shop = await openShop(t, (page) => page.addInitScript(openStorage));
    const code = await shop.payer.openContext();
    await shop.enterCode(code);
    await shop.joinPayer();
    const { voucherId } = await shop.item('shoes', 'awaiting-wallet');
    await shop.item('race', 'awaiting-wallet');
    assert.deepEqual(await keptByShop(shop.page), ['bleepay.A-1042']);
    await shop.page.reload();
    await heard(shop.page, 'ready');
    await shop.enterCode(code);
    const resumed = await shop.item('shoes', 'awaiting-wallet');
    assert.equal(resumed.voucherId, voucherId, 'the same voucher, not a second one');
    await shop.payer.approveAll();
    await shop.checkout('poke');
    assert.equal((await shop.outcome()).outcome, 'complete');
    assert.deepEqual(await keptByShop(shop.page), [], 'nothing is left behind');
  });

test('where nobody may keep anything, nothing is reserved before all old time is over',
  async (t) => {
    const shop = await openShop(t, (page) => page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });
    }));
    await shop.enterCode(await shop.payer.openContext());
    await shop.joinPayer();
    const waiting = shop.frame.getByText(/^So that nothing is paid twice, we wait \d:\d\d/);
    const first = await waiting.textContent();
    await shop.frame.getByText('do not reload this page').waitFor();
    await shop.frame.getByText(first, { exact: true }).waitFor({ state: 'detached' });
    await waiting.waitFor(); // counted down, not gone
    const begun = (await shop.events('voucherchange')).map(({ status }) => status);
    assert.deepEqual(begun, [], 'no voucher is asked for');
  });
