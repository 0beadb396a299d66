// The wallet itself: an account, a context, a session, one after the other, kept over reloads.

import { ApiError, Bleepay, newAccount, newAddress } from './bleepay.js';
import { Requests } from './requests.js';
import * as screens from './screens.js';

const KEPT = 'bleepay-demo-wallet';
const LOOK_MS = 1500;
const LOOK_SLOWLY_MS = 10000; // after a 429
const WORDS = {
  not_found: 'There is no such session. Compare the code with the shop.',
  already_joined: 'This session was joined already.',
  session_closed: 'The shop has closed this session.',
  different_network: 'That currency is on another network.',
  rate_limit: 'Too many requests. Wait a moment.',
  unreachable: 'Bleepay cannot be reached. Is the demo still running?',
};

const byId = (id) => document.getElementById(id);
const kept = { account: null, addresses: [], context: null, sessionId: null };
try {
  Object.assign(kept, JSON.parse(localStorage.getItem(KEPT) ?? '{}'));
} catch { /* another version's notes: begin anew */ }
let bleepay = kept.account && new Bleepay(kept.account);
let requests = null;
let timer = 0;

const keep = () => localStorage.setItem(KEPT, JSON.stringify(kept));
const say = (text) => { byId('said').textContent = text; };

function complain(error) {
  const text = error instanceof ApiError ? WORDS[error.code] ?? error.message : `${error}`;
  byId('alert').textContent = text;
}

/** Runs what a button wished: one at a time, errors shown. */
async function act(work) {
  byId('alert').textContent = '';
  byId('screen').inert = true;
  try {
    await work();
  } catch (error) {
    complain(error);
  } finally {
    byId('screen').inert = false;
    if (document.activeElement === document.body) byId('screen').focus(); // keys go on here
  }
}

function show(...elements) {
  byId('screen').replaceChildren(...elements.flat());
  byId('screen').scrollTop = 0;
  byId('screen').querySelector('h1, h2')?.scrollIntoView({ block: 'nearest' });
}

function showWelcome() {
  show(screens.welcome({ onCreate: () => act(async () => {
    const account = newAccount();
    bleepay = new Bleepay(account);
    await bleepay.signUp();
    await bleepay.signIn();
    Object.assign(kept, { account, addresses: [newAddress()] });
    keep();
    showHome();
  }) }));
}

function showHome() {
  show(screens.home({ addresses: kept.addresses, newAddress, onOpen: (format, payers) =>
    act(async () => {
      kept.addresses = payers;
      kept.context = await bleepay.openContext(format, payers);
      keep();
      showWaiting();
    }) }));
}

function showWaiting() {
  const { code } = kept.context;
  show(screens.waiting({ code, onClose: leave,
    onCopy: () => navigator.clipboard.writeText(code).then(() => say('Code copied'), complain),
    onJoin: (sessionCode) => act(async () => {
      kept.sessionId = (await bleepay.join(sessionCode)).id;
      keep();
      showSession();
    }) }));
}

function showSession() {
  requests = new Requests({
    onApprove: (voucher) => act(() => approve(voucher)),
    onReject: (voucher) => act(() => bleepay.discard(voucher.id).then(look)),
    onNegotiate: (voucher, currency) => act(() => negotiate(voucher, currency)),
    onCurrencies: othersThan,
    onNews: say,
  });
  show(screens.session({ list: requests.list, onClose: leave }));
  look();
}

/** The receipt of a payment names the payment that Bleepay told this wallet to make. */
async function approve({ id }) {
  const { payments } = await bleepay.voucher(id);
  await bleepay.resolve(id, payments?.[0]?.id ?? `pay_${id}`);
  await look();
}

async function othersThan({ expectedPayment: { network, currencyAddress } }) {
  const all = await bleepay.currencies(network).catch((error) => { complain(error); return []; });
  return all.filter(({ address, bridgeable, enabled }) => bridgeable && enabled
    && address.toLowerCase() !== currencyAddress.toLowerCase());
}

async function negotiate({ id, expectedPayment }, { symbol, address, network }) {
  await bleepay.negotiate(id, { network, currency: symbol, currencyAddress: address,
    amount: expectedPayment.amount, wallet: { address: kept.addresses[0] } });
  await look();
}

/** Reads the session and looks again later, as long as this page is seen. */
async function look() {
  clearTimeout(timer);
  if (!kept.sessionId || !requests) return;
  let pause = LOOK_MS;
  try {
    const { vouchers } = await bleepay.session(kept.sessionId);
    const whole = await Promise.all(vouchers.map((voucher) =>
      typeof voucher === 'string' ? bleepay.voucher(voucher) : voucher));
    requests?.show(whole);
    requests?.tick(Date.now());
  } catch (error) {
    if (error.status === 404) return leave();
    if (error.status === 429) pause = LOOK_SLOWLY_MS;
    else complain(error);
  }
  if (!document.hidden) timer = setTimeout(look, pause);
}

/** Closes the context: what it was good for cannot be used any more. */
async function leave() {
  clearTimeout(timer);
  requests = null;
  const { context } = kept;
  Object.assign(kept, { context: null, sessionId: null });
  keep();
  if (context) await bleepay.closeContext(context.id).catch(() => {}); // it may have run out
  showHome();
}

document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
setInterval(() => requests?.tick(Date.now()), 1000);

if (!bleepay) showWelcome();
else if (kept.sessionId) showSession();
else if (kept.context) showWaiting();
else showHome();
