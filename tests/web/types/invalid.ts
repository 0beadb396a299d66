// Everything a page must not write: each marked line must fail to compile.
import { mountCheckout, type Order } from '../../../web/loader/checkout.js';

declare const order: Order;
const wallet = { address: '0x52908400098527886E0F7030069857D2E4169EE7' };
const terms = { id: 'a', label: 'A', network: 'polygon', currency: 'EURC', currencyAddress: '0x1' };

// @ts-expect-error neither an order nor where it lies
mountCheckout('#pay', {});
// @ts-expect-error both
mountCheckout('#pay', { order, orderUrl: '/o.json' });
// @ts-expect-error a key must never reach a browser
mountCheckout('#pay', { order, apiKey: 'k' });
// @ts-expect-error no such way to sign in
mountCheckout('#pay', { order, auth: 'api-key' });
// @ts-expect-error auth 'host' needs the provider
mountCheckout('#pay', { order, auth: 'host' });
// @ts-expect-error and only auth 'host' has one
mountCheckout('#pay', { order, tokenProvider: () => 't' });
// @ts-expect-error no such theme
mountCheckout('#pay', { order, theme: 'sepia' });
// @ts-expect-error no such token: they are spelled as in CSS
mountCheckout('#pay', { order, appearance: { variables: { onPrimary: '#fff' } } });
// @ts-expect-error a colour is a text
mountCheckout('#pay', { order, appearance: { variables: { primary: 0x0066cc } } });
// @ts-expect-error neither fonts nor sizes
mountCheckout('#pay', { order, appearance: { font: 'serif' } });
// @ts-expect-error amounts are text
const amount: Order['items'][number] = { ...terms, wallet, amount: 100 };
// @ts-expect-error a transfer says where the money goes
const nowhere: Order['items'][number] = { ...terms, amount: '100' };
// @ts-expect-error either terms or a contract call
const both: Order['items'][number] = { ...terms, wallet, amount: '1', custom: { networks: [] } };
mountCheckout('#pay', { order }).addEventListener('outcome', ({ detail }) => {
  // @ts-expect-error no such outcome: approved is not settled
  if (detail.outcome === 'settled') console.log(amount, nowhere, both);
  // @ts-expect-error events carry no codes and no tokens
  console.log(detail.token);
});
// @ts-expect-error what was ignored is counted by the element
mountCheckout('#pay', { order }).ignoredMessages = 0;
