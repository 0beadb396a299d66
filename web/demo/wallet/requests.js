// The payments of a session as cards: made once per voucher, then kept up to date.

import { inGroups, make } from './element.js';

const STATES = {
  RESERVED: ['Being prepared by the shop', ''],
  REDEEMED: ['Waiting for your approval', ''],
  RESOLVED: ['Approved', 'good'],
  DISCARDED: ['Withdrawn or declined', 'bad'],
  EXPIRED: ['Time ran out', 'bad'],
};

function terms(voucher) {
  const { expectedPayment: expected, suppliedPayment: supplied, payments } = voucher;
  const rows = expected
    ? [['To', expected.wallet.address], ['Network', expected.network],
      ['Token', (supplied ?? expected).currencyAddress]]
    : [['Contract', payments?.[0]?.input?.to ?? '']];
  if (supplied) rows.unshift(['For', `${expected.amount} ${expected.currency}`]);
  return make('dl', {}, ...rows.flatMap(([name, value]) =>
    [make('dt', {}, name), make('dd', {}, value)]));
}

function amountOf({ type, expectedPayment, suppliedPayment }) {
  const payment = suppliedPayment ?? expectedPayment;
  if (payment) return `${payment.amount} ${payment.currency}`;
  return type === 'CUSTOM' ? 'Contract call' : '\u2013';
}

/** Another currency of the same network, offered by the payer. */
function exchange(voucher, { onCurrencies, onNegotiate }) {
  const select = make('select', {});
  const form = make('form', { className: 'stack', hidden: true, onsubmit: (event) => {
    event.preventDefault();
    if (select.value) onNegotiate(voucher, JSON.parse(select.value));
  } }, make('label', {}, 'Pay with', select),
  make('button', { type: 'submit' }, 'Ask for the price'));
  const open = make('button.quiet', { type: 'button', 'aria-expanded': 'false' },
    'Pay with another currency');
  open.onclick = async () => {
    form.hidden = !form.hidden;
    open.setAttribute('aria-expanded', String(!form.hidden));
    if (select.options.length) return;
    const others = await onCurrencies(voucher);
    select.append(...others.map((currency) =>
      make('option', { value: JSON.stringify(currency) }, currency.symbol)));
  };
  return [open, form];
}

function buttons(voucher, calls) {
  const label = amountOf(voucher);
  return make('div.row', {},
    make('button.danger', { type: 'button', 'aria-label': `Reject ${label}`,
      onclick: () => calls.onReject(voucher) }, 'Reject'),
    make('button.primary', { type: 'button', 'aria-label': `Approve ${label}`,
      onclick: () => calls.onApprove(voucher) }, 'Approve'));
}

function secondsLeft(voucher, now) {
  const until = Date.parse(voucher.expiresAt ?? '');
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now) / 1000));
}
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** What decides whether a card is made anew. */
const fingerprint = ({ status, expectedPayment, suppliedPayment, payments }) =>
  JSON.stringify([status, expectedPayment, suppliedPayment, payments?.[0]?.id]);

export class Requests {
  #cards = new Map(); // voucher id -> {card, voucher, print, left, bar}

  /** `calls`: onApprove, onReject, onNegotiate, onCurrencies, onNews. */
  constructor(calls) {
    this.calls = calls;
    this.list = make('ul', { className: 'stack', 'aria-label': 'Payments' });
    this.empty = make('li.card.muted', {}, 'Nothing to approve yet. The shop is preparing it.');
    this.list.append(this.empty);
  }

  /** Brings the cards up to what the session says. */
  show(vouchers) {
    this.empty.hidden = vouchers.length > 0;
    for (const voucher of vouchers) {
      const known = this.#cards.get(voucher.id);
      if (known?.print === fingerprint(voucher)) continue;
      const entry = this.#make(voucher);
      this.calls.onNews(entry.card.getAttribute('aria-label'));
      if (known) known.card.replaceWith(entry.card);
      else this.list.append(entry.card);
      this.#cards.set(voucher.id, entry);
    }
  }

  /** Once a second, and only for what still runs. */
  tick(now) {
    for (const { voucher, left, bar } of this.#cards.values()) {
      const seconds = secondsLeft(voucher, now);
      if (!left || seconds === null) continue;
      left.textContent = `${clock(seconds)} left`;
      bar.value = seconds;
    }
  }

  #make(voucher) {
    const [text, tone] = STATES[voucher.status] ?? [`State ${voucher.status}`, ''];
    const isOpen = voucher.status === 'REDEEMED';
    const isRunning = isOpen || voucher.status === 'RESERVED';
    const left = isRunning ? make('span.left', {}) : null;
    const seconds = secondsLeft(voucher, Date.now()) ?? 0;
    const bar = isRunning ? make('progress', { max: Math.max(seconds, 1), value: seconds,
      'aria-label': 'Time left' }) : null;
    const card = make('li.card', {},
      make('div.top', {}, make('span.amount', {}, amountOf(voucher)), left),
      make('p.match', {}, `Number ${inGroups(voucher.code ?? '')}`),
      make('p.state', { className: `state ${tone}` }, text), bar,
      voucher.expectedPayment || voucher.payments ? terms(voucher) : null,
      ...(isOpen && voucher.expectedPayment && !voucher.suppliedPayment
        ? exchange(voucher, this.calls) : []),
      isOpen ? buttons(voucher, this.calls) : null);
    card.setAttribute('aria-label', `${amountOf(voucher)}: ${text}`);
    card.dataset.voucher = voucher.id;
    card.dataset.status = voucher.status;
    return { card, voucher, print: fingerprint(voucher), left, bar };
  }
}
