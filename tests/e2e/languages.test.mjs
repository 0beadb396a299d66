// Whole checkouts in other languages, found by their accessible names in that language.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languageTexts } from '../../web/build/languages.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();
const spoken = (shop) => shop.page.frames()[1].evaluate(() =>
  [document.documentElement.lang, document.documentElement.dir]);

for (const [tag, dir] of [['de', 'ltr'], ['ar', 'rtl'], ['ja', 'ltr']]) {
  test(`two items are paid in '${tag}'`, async () => {
    const words = languageTexts(tag);
    const fetched = [];
    const prepare = (page) => page.on('request', (request) => fetched.push(request.url()));
    const shop = await open({ query: { language: tag }, words, prepare });
    assert.deepEqual(await spoken(shop), [tag, dir]);
    await shop.heading(words['code.heading']).waitFor();
    await shop.untilWallet();
    const approve = words[`wallet.approve.${new Intl.PluralRules(tag).select(2)}`];
    await shop.heading(approve.replace('{count}', '2')).waitFor();
    await shop.button(words['poke.button']).waitFor(); // before any look can see the approvals
    await shop.payer.approveAll();
    await shop.checkout('poke');
    assert.equal((await shop.outcome()).outcome, 'complete');
    await shop.heading(words['outcome.complete.many']).waitFor();
    const tables = fetched.filter((url) => /\/widget\/[a-zA-Z-]+\.[0-9a-f]{10}\.json$/.test(url));
    assert.equal(tables.length, 1, 'only the active language is fetched');
    assert.deepEqual(shop.page.troubles, []);
  });
}

test('the language of the browser is taken; English is not fetched', async () => {
  const fetched = [];
  const speaking = (...languages) => async (page) => {
    page.on('request', (request) => fetched.push(request.url()));
    await page.addInitScript((wanted) => {
      Object.defineProperty(navigator, 'languages', { get: () => wanted });
    }, languages);
  };
  const swiss = await open({ prepare: speaking('tlh', 'de-CH', 'fr') });
  assert.deepEqual(await spoken(swiss), ['de', 'ltr']);
  fetched.length = 0;
  const british = await open({ prepare: speaking('en-GB', 'de') });
  assert.deepEqual(await spoken(british), ['en', 'ltr']);
  assert.deepEqual(fetched.filter((url) => /\.[0-9a-f]{10}\.json/.test(url)), []);
});

test('a table that does not come leaves English, and the checkout goes on', async () => {
  const prepare = (page) => page.route(/\/de\.[0-9a-f]+\.json$/, (route) => route.abort());
  const shop = await open({ query: { language: 'de' }, prepare });
  assert.deepEqual(await spoken(shop), ['en', 'ltr']);
  await shop.untilWallet();
  await shop.payer.approveAll();
  await shop.checkout('poke');
  await shop.heading('All payments approved').waitFor();
});

/** Puts the shop's checkout away and another one with the same order in its place. */
const remount = (shop, options) =>
  shop.page.locator('bleepay-checkout').evaluate(async (element, own) => {
    const order = await (await fetch('/orders/two-items.json')).json();
    const frameUrl = element.shadowRoot.querySelector('iframe').src;
    const next = document.createElement('bleepay-checkout');
    next.options = { order, frameUrl, ...own };
    element.replaceWith(next);
    return next.ready.then(() => null, ({ kind, code, message }) => ({ kind, code, message }));
  }, options);

test('a merchant puts words of his own over those of a language', async () => {
  const words = languageTexts('de');
  const shop = await open();
  assert.equal(await remount(shop, { language: 'de', messages: { 'code.submit': 'Los' } }), null);
  await shop.button('Los').waitFor();
  await shop.heading(words['code.heading']).waitFor();
});

test('a key nobody uses is refused by name', async () => {
  const shop = await open();
  const refused = await remount(shop, { messages: { 'code.submit': 'Go', 'code.typo': '?' } });
  assert.equal(refused.kind, 'widget');
  assert.equal(refused.code, 'options-refused');
  assert.match(refused.message, /code\.typo/);
});
