// Everything a page may write: this file must compile.
import {
  type CheckoutOptions, LoadError, mountCheckout, OptionsError, type Order, WidgetError,
} from '../../../web/loader/checkout.js';

const order: Order = {
  v: 1,
  orderId: 'A-1042',
  merchant: { name: 'Kiosk Nine' },
  items: [
    { id: 'shoes', label: 'Trail shoes', network: 'polygon', currency: 'EURC',
      currencyAddress: '0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b', decimals: 6, amount: '100',
      wallet: { address: '0x52908400098527886E0F7030069857D2E4169EE7' } },
    { id: 'mint', label: 'Mint a badge', custom: {
      networks: [{ network: 'polygon', type: 'evm', chainId: '137' }],
      payments: [{ type: 'send_transaction',
        input: { from: '{payer}', to: '0x52908400098527886E0F7030069857D2E4169EE7', value: '0',
          data: '0x1249c58b' } }] } },
  ],
};

const all: CheckoutOptions[] = [
  { order },
  { orderUrl: '/orders/A-1042.json', api: 'sandbox', planner: 'fast' },
  { order, auth: 'none', renderer: 'dom', theme: 'dark', frameUrl: 'https://p.example/f.html' },
  { order, auth: 'host', tokenProvider: async () => 'token' },
  { order, appearance: { theme: 'dark', variables: { primary: '#06c', 'on-primary': 'white',
    shadow: 'rgb(0 0 0 / 30%)', 'radius-sheet': 8, 'radius-panel': '0.5rem' } } },
];

const checkout = mountCheckout('#pay', all[0]!);
checkout.addEventListener('outcome', ({ detail }) => {
  const voucher: string = detail.items[0]?.voucherId ?? '';
  if (detail.outcome === 'complete') console.log(detail.orderId, detail.sessionId, voucher);
});
checkout.addEventListener('error', ({ detail }) => console.log(detail.kind, detail.path));
checkout.addEventListener('phasechange', ({ detail }) => console.log(detail.phase === 'paying'));
checkout.ready.catch((error: unknown) => {
  if (error instanceof LoadError) console.log(error.isRecoverable);
  else if (error instanceof WidgetError) console.log(error.path, error.rule);
  else if (error instanceof OptionsError) console.log(error.code, error.path, error.rule);
});
checkout.poke();
checkout.exportTrace().then((trace: string) => console.log(trace.length));
checkout.cancel();
checkout.unmount();

const element = document.createElement('bleepay-checkout');
element.order = order;
element.setAttribute('theme', 'dark');
element.appearance = { variables: { ink: 'light-dark(black, white)' } };
element.appearance = undefined;
console.log(element.ignoredMessages);
