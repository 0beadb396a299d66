// A payer without a screen: the demo wallet's own calls, driven by a test.

import { webcrypto } from 'node:crypto';

import { Bleepay, newAccount, newAddress } from '../../../web/demo/wallet/bleepay.js';

globalThis.crypto ??= webcrypto;

export class Payer {
  static async signUp(api) {
    const payer = new Payer();
    payer.address = newAddress();
    payer.bleepay = new Bleepay(newAccount(), api);
    await payer.bleepay.signUp();
    await payer.bleepay.signIn();
    return payer;
  }

  /** A context's code for this payer's address. */
  async openContext(format = 'alphanum') {
    this.context = await this.bleepay.openContext(format, [this.address]);
    return this.context.code;
  }
  async join(sessionCode) {
    this.session = await this.bleepay.join(sessionCode);
    return this.session;
  }
  async vouchers() { return (await this.bleepay.session(this.session.id)).vouchers; }

  async voucherOf(amount) {
    const all = await this.vouchers();
    return all.findLast(({ expectedPayment }) => expectedPayment?.amount === amount);
  }
  async approve({ id }) {
    const { payments } = await this.bleepay.voucher(id);
    await this.bleepay.resolve(id, payments[0].id);
  }
  async approveAll() {
    for (const voucher of await this.vouchers()) {
      if (voucher.status === 'REDEEMED') await this.approve(voucher);
    }
  }
  reject({ id }) { return this.bleepay.discard(id); }

  /** Offers to pay with another token of the same network. */
  async offer({ id, expectedPayment }, symbol) {
    const currencies = await this.bleepay.currencies(expectedPayment.network);
    const { address } = currencies.find((currency) => currency.symbol === symbol);
    return this.bleepay.negotiate(id, { ...expectedPayment, currency: symbol,
      currencyAddress: address, wallet: { address: this.address } });
  }
}
