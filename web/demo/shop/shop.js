// The shop's part: show an order, mount the checkout for it, write down what it says.
//
// The address may say how to mount: ?order=five-items&renderer=dom&theme=dark&planner=fast&api=name

import { Log } from './log.js';

const EVENTS = ['ready', 'phasechange', 'voucherchange', 'ledger', 'error', 'outcome'];
const PASSED_ON = ['api', 'auth', 'planner', 'renderer', 'theme', 'language', 'loadTimeoutMs'];
const SAID = {
  complete: 'Thank you. All payments are approved.',
  partial: 'Some payments are approved, some are not.',
  cancelled: 'The payment was cancelled.',
  expired: 'The time ran out before anything was approved.',
  failed: 'The payment could not be made.',
  unknown: 'We could not find out what happened. Please do not pay again yet.',
  tampered: 'The payment was stopped: its terms were changed on the way.',
};

const byId = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const log = new Log(byId('log'));
let checkout = null;

/** The frame's origin is another one than ours: the same machine by its other name. */
function widgetOrigin() {
  const other = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }[location.hostname];
  return other ? `${location.protocol}//${other}:${location.port}` : location.origin;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function picture(id) {
  const [svg, use] = ['svg', 'use'].map((tag) =>
    document.createElementNS('http://www.w3.org/2000/svg', tag));
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#goods-${id}`);
  svg.append(use);
  return svg;
}

/** Adds decimal texts without binary fractions: in millionths, which the demo's prices fit. */
function sum(amounts) {
  const parts = amounts.map((amount) => amount.split('.'));
  const millionths = parts.reduce((total, [whole, fraction = '']) =>
    total + BigInt(whole + fraction.padEnd(6, '0')), 0n);
  const digits = millionths.toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return digits.slice(0, -6) + (fraction && `.${fraction.padEnd(2, '0')}`);
}

function showOrder({ items }) {
  byId('goods').replaceChildren(...items.map((item) => {
    const line = make('li');
    line.append(picture(item.id), make('span', 'name', item.label),
      make('span', 'price', `${item.amount} ${item.currency}`));
    return line;
  }));
  const currencies = [...new Set(items.map(({ currency }) => currency))];
  byId('totals').replaceChildren(...currencies.flatMap((currency, index) => {
    const amounts = items.filter((item) => item.currency === currency).map(({ amount }) => amount);
    return [make('dt', '', index ? 'and' : 'Total'), make('dd', '', `${sum(amounts)} ${currency}`)];
  }));
}

function showOutcome({ outcome, orderId, items }) {
  const approved = items.filter(({ status }) => status.startsWith('approved')).length;
  const result = byId('result');
  result.dataset.outcome = outcome;
  result.replaceChildren(make('p', '', SAID[outcome]),
    make('p', '', `Order ${orderId}: ${approved} of ${items.length} payments approved.`));
}

async function mount(name) {
  checkout?.unmount();
  byId('result').replaceChildren();
  log.clear();
  const order = await (await fetch(`../orders/${name}.json`)).json();
  showOrder(order);
  const { mountCheckout } = await import(`${widgetOrigin()}/widget/checkout.js`);
  const options = { order, planner: 'fast' }; // the sandbox here does not count reads
  for (const option of PASSED_ON) if (asked.has(option)) options[option] = asked.get(option);
  checkout = mountCheckout('#pay', options);
  for (const event of EVENTS) {
    checkout.addEventListener(event, ({ detail }) => log.add(event, detail));
  }
  checkout.addEventListener('outcome', ({ detail }) => showOutcome(detail));
}

function choose(name) {
  const url = new URL(location.href);
  url.searchParams.set('order', name);
  history.replaceState(null, '', url);
  mount(name).catch((error) => log.add('error', { message: error.message }));
}

const names = [...document.querySelectorAll('#choice input')];
for (const input of names) input.addEventListener('change', () => choose(input.value));
const first = names.find(({ value }) => value === asked.get('order')) ?? names[1];
first.checked = true;
choose(first.value);
