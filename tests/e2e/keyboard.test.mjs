// A whole checkout without a pointer and without sight: by keys alone, everything found by its role
// and its name, the focus seen at every stop and never lost, every change said once.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { englishTexts, languageTexts } from '../../web/build/languages.mjs';
import { Walk } from './support/walk.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();

/** Keeps what live regions say, from now on. */
const listen = (frame) => frame.evaluate(() => {
  window.said = [];
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) =>
      (target.closest ? target : target.parentElement)?.closest('[role=status], [role=alert]')));
    for (const region of regions) if (region?.textContent) said.push(region.textContent);
  }).observe(document.getElementById('nodes'),
    { childList: true, characterData: true, subtree: true });
});

const tables = { en: englishTexts(), de: languageTexts('de'), ar: languageTexts('ar') };
for (const renderer of ['canvas', 'dom']) {
  for (const [tag, words] of Object.entries(tables)) {
    test(`paid by keys alone, found by role and name: ${renderer} face, '${tag}'`, async () => {
      const seen = { reducedMotion: 'reduce' };
      const args = ['--voucher-life', '10m']; // no voucher ends while the focus is looked for
      const shop = await open({ args, query: { renderer, language: tag }, words, seen });
      await listen(shop.page.frames()[1]);
      const walk = new Walk(shop, renderer, tag, words);
      await pay(shop, walk);
      assert.equal((await shop.outcome()).outcome, 'complete');
      await tellsOnce(shop, walk);
      assert.deepEqual(shop.page.troubles, []);
    });
  }
}

async function pay(shop, walk) {
  await walk.to('textbox', 'code.label');
  await walk.press('Tab'); // what comes after, and back
  await walk.press('Shift+Tab');
  await walk.isAt('textbox', 'code.label');
  await shop.page.keyboard.type(await shop.payer.openContext());
  await walk.to('button', 'code.submit');
  await walk.press('Space');
  const session = walk.find('group', 'session.label');
  await session.waitFor();
  await walk.keepsFocus();
  await shop.payer.join((await session.textContent()).match(/[0-9A-Z]{6}/)[0]);
  await walk.findCounted('heading', 'wallet.approve', 2).waitFor();
  await walk.find('list', 'items.label').getByRole('listitem').nth(1).waitFor();
  await shop.checkout('poke');
  await shop.node('session.joined').waitFor(); // nothing moves under the focus from here on
  await walk.keepsFocus();
  await askAndThinkBetter(walk);
  await walk.to('button', 'poke.button', {}, 'Shift+Tab');
  await shop.payer.approveAll();
  await shop.page.keyboard.press('Enter'); // unless the next look was quicker
  await walk.find('heading', 'outcome.complete.many').waitFor();
  await walk.isAt('heading', 'outcome.complete.many');
}

/** Opens what can be opened, asks to cancel, and keeps going: the focus follows. */
async function askAndThinkBetter(walk) {
  const item = { label: 'Trail shoes' };
  await walk.to('button', 'details.open', item);
  await walk.press('Enter');
  await walk.isAt('button', 'details.close', item);
  await walk.to('button', 'cancel.button');
  await walk.press('Space');
  await walk.isAt('button', 'cancel.keep');
  await walk.press('Enter');
  await walk.isAt('button', 'cancel.button');
}

/** What became of each item, and of all, was said in a live region, once. */
async function tellsOnce(shop, walk) {
  const said = await shop.page.frames()[1].evaluate(() => window.said);
  const whole = said.join('\n');
  const times = (text) => [...whole.matchAll(new RegExp(text, 'g'))].length;
  assert.equal(times(walk.pattern('outcome.complete.many')), 1, whole);
  const status = walk.pattern('status.awaiting.wallet');
  for (const label of ['Trail shoes', 'Hill race, start number']) {
    const text = walk.pattern('announce.item', { label, status });
    assert.equal(times(text), 1, `${text}\n${whole}`);
  }
}
