// Amounts as the payer writes them, in both faces; as exact text where Bleepay hears of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languageTexts } from '../../web/build/languages.mjs';
import { useShop } from './support/shop.mjs';

const open = useShop();
const AMOUNT = '1234567.50';

/** The order of the demo, but dear. */
const dear = (page) => page.route('**/orders/two-items.json', async (route) => {
  const order = await (await route.fetch()).json();
  order.items[0].amount = AMOUNT;
  await route.fulfill({ json: order });
});

/** Isolates and no-break spaces are not seen. */
const seen = (text) => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');

const rows = [
  ['de', '1.234.567,50 EURC'],
  ['ar', '1,234,567.50 EURC'],
  ['hi', '12,34,567.50 EURC'],
  ['ja', '1,234,567.50 EURC'],
  ['fr', '1 234 567,50 EURC'],
];
for (const [tag, written] of rows) {
  for (const renderer of ['canvas', 'dom']) {
    test(`${AMOUNT} is written '${written}' in '${tag}', renderer '${renderer}'`, async () => {
      const shop = await open({ query: { language: tag, renderer }, prepare: dear });
      const total = await shop.node('total.0').textContent();
      assert.ok(seen(total).startsWith(`${written} `), total);
      assert.equal(total.startsWith('\u2066'), tag === 'ar', 'a left-to-right run');
      assert.match(total, /\u00a0[\u2066-\u2069]*EURC/, 'no line breaks before the currency');
      assert.deepEqual(shop.page.troubles, []);
    });
  }
}

test('an Indian who reads English sees the amounts of India', async () => {
  const prepare = async (page) => {
    await dear(page);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'languages', { get: () => ['en-IN', 'en'] });
    });
  };
  const shop = await open({ prepare });
  assert.match(seen(await shop.node('total.0').textContent()), /^12,34,567\.50 EURC/);
});

test('Bleepay hears the exact text, the payer hears the time in words', async () => {
  const words = languageTexts('de');
  const shop = await open({ query: { language: 'de' }, words, prepare: dear });
  await shop.untilWallet();
  assert.equal(seen(await shop.node('item.shoes.amount').textContent()), '1.234.567,50 EURC');
  const name = await shop.node('item.shoes').getAttribute('aria-label');
  assert.ok(seen(name).includes(', 1.234.567,50 EURC, '), name);
  const heard = await shop.node('item.shoes.timer').getAttribute('aria-valuetext');
  assert.match(heard, /^noch (2 Minuten|1 Minute(, \d+ Sekunden?)?|\d+ Sekunden?)$/);
  assert.ok(await shop.payer.voucherOf(AMOUNT));
});
