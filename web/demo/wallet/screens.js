// What the wallet shows. Each screen gets what it shows and what to call, and gives back elements.

import { inGroups, make } from './element.js';

const PAYERS_MAX = 10;

export function welcome({ onCreate }) {
  return [
    make('h1', {}, 'Pay with your own keys'),
    make('p.muted', {}, 'This wallet is made on this page, for the demo. It holds nothing but a ' +
      'random address and a password for the sandbox.'),
    make('button.primary.push', { type: 'button', onclick: onCreate }, 'Create a demo wallet'),
  ];
}

function formatPicker() {
  const choice = (value, text, checked) => make('label', {},
    make('input', { type: 'radio', name: 'format', value, checked }), make('span', {}, text));
  return make('fieldset', {}, make('legend', {}, 'Code'), make('div.pick', {},
    choice('alphanum', 'Letters and digits', true), choice('numeric', 'Digits only', false)));
}

function addressLine(address, list) {
  const input = make('input.address', { type: 'text', value: address, spellcheck: false,
    autocomplete: 'off', 'aria-label': 'Address to pay from' });
  const line = make('div.row', {}, input);
  line.append(make('button.narrow', { type: 'button', 'aria-label': 'Remove this address',
    onclick: () => { if (list.children.length > 1) line.remove(); } }, '\u2212'));
  return line;
}

function addressList(addresses, newAddress) {
  const list = make('div', { role: 'group', 'aria-label': 'Addresses' });
  list.className = 'addresses';
  for (const address of addresses) list.append(addressLine(address, list));
  const add = make('button', { type: 'button', onclick: () => {
    if (list.children.length < PAYERS_MAX) list.append(addressLine(newAddress(), list));
    list.lastElementChild.querySelector('input').focus();
  } }, 'Add an address');
  return { list, add };
}

/** Home: a code for a shop, for one to ten addresses. */
export function home({ addresses, newAddress, onOpen }) {
  const { list, add } = addressList(addresses, newAddress);
  const form = make('form', { noValidate: true, className: 'stack', onsubmit: (event) => {
    event.preventDefault();
    const payers = [...list.querySelectorAll('input')].map(({ value }) => value.trim());
    onOpen(new FormData(form).get('format'), payers);
  } });
  form.append(make('h1', {}, 'Pay in a shop'),
    make('p.muted', {}, 'The shop asks for a code. It stands for these addresses only.'),
    formatPicker(), make('h2', {}, 'Pay from'), list, add,
    make('button.primary', { type: 'submit' }, 'Show my code'));
  return [form];
}

function codeCard({ code, onCopy, onClose }) {
  return make('section.card.hero', { 'aria-label': 'Your code' },
    make('h1.hint', {}, 'Type this code in the shop'),
    make('p.big-code', { id: 'context-code' }, inGroups(code)),
    make('div.row', {}, make('button', { type: 'button', onclick: onCopy }, 'Copy'),
      make('button', { type: 'button', onclick: onClose }, 'New code')));
}

function joinForm({ onJoin }) {
  const input = make('input.code', { type: 'text', id: 'session-code', autocomplete: 'off',
    maxLength: 16, spellcheck: false });
  input.setAttribute('autocapitalize', 'characters');
  return make('form', { noValidate: true, className: 'stack', onsubmit: (event) => {
    event.preventDefault();
    onJoin(input.value.replace(/[\s-]/g, '').toUpperCase());
  } }, make('label', {}, 'Session code the shop shows', input),
  make('button.primary', { type: 'submit' }, 'Join'));
}

/** The code, and the way into the session the shop opens with it. */
export function waiting(shown) {
  return [codeCard(shown), make('h2', {}, 'Then join the shop'), joinForm(shown),
    make('p.hint', {}, 'The shop shows a session code as soon as it knows yours. After joining, ' +
      'its payments appear here.')];
}

/** The session: its payments, as cards that are kept up to date by requests.js. */
export function session({ list, onClose }) {
  return [make('h1', {}, 'Payments'), make('p.muted', {}, 'Compare the number and the terms with ' +
    'what the shop shows.'), list,
  make('button.push', { type: 'button', onclick: onClose }, 'Leave this shop')];
}
