// Bleepay Checkout, the loader: what a shop's page includes.
//
// Decides  when the frame is made, that the right document answers, how often that is tried, what
// the page may hear. Leaves   order, code and payment to the frame; a token only passes through.

import {
  checkAppearance, isObject, readAppearance, schemeOf, warn, watchPage,
} from './appearance.js';
import { AbortedError, LoadError, OptionsError, WidgetError } from './errors.js';
import { checkOptions, MESSAGE_CHARACTERS_MAX, NAMES, PROTOCOL, refuseLook } from './options.js';
import { keepRecord } from './record.js';
import { forgetTitle, tellTitle } from './title.js';

export { AbortedError, CheckoutError, LoadError, OptionsError, WidgetError } from './errors.js';

const TITLE_CHARACTERS_MAX = 400; // a merchant's name and a few words
const GREETING_MS = 4000; // from the document's arrival to its first word
const PAUSES_MS = [700, 2100]; // before the second and the third attempt, which is the last

const EVENTS = ['ready', 'phasechange', 'voucherchange', 'ledger', 'error', 'outcome'];
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const INCOMING = {
  hello: (m) => Number.isInteger(m.v),
  height: (m) => Number.isFinite(m.px) && m.px >= 0 && m.px <= 20000,
  tokenrequest: () => true,
  title: (m) => typeof m.text === 'string' && m.text.length <= TITLE_CHARACTERS_MAX,
  record: (m) => /^[\w.-]{1,64}$/.test(m.order) && ['string', 'undefined'].includes(typeof m.text),
  trace: (m) => typeof m.text === 'string' && typeof m.isLast === 'boolean',
  event: (m) => EVENTS.includes(m.name) && isObject(m.detail),
  failed: (m) => isObject(m.error) && typeof m.error.code === 'string'
    && typeof m.error.message === 'string',
};
function readMessage(text) {
  if (typeof text !== 'string' || text.length > MESSAGE_CHARACTERS_MAX) return null;
  try {
    const message = JSON.parse(text);
    return Object.hasOwn(INCOMING, message?.type) && INCOMING[message.type](message) && message;
  } catch { return null; }
}

/** One attempt: a frame, its document, its first word. `hear` gets every later word, or null. */
function openFrame(root, { url, start, look, frameTitle, loadTimeoutMs }, hear, signal) {
  const iframe = make('iframe', { src: url.href, title: frameTitle, allow: 'clipboard-write' });
  iframe.style.cssText =
    `display:block;width:100%;height:340px;border:0;color-scheme:${schemeOf(look)}`;
  return new Promise((resolve, reject) => {
    let port;
    const fail = (error) => { clearTimeout(timer); port?.close(); iframe.remove(); reject(error); };
    const expire = () => fail(new LoadError('no-answer', `no checkout answered at ${url.href}`,
      { isRecoverable: true }));
    let timer = setTimeout(expire, loadTimeoutMs);
    signal.addEventListener('abort', () => fail(new AbortedError()), { once: true });
    const send = (word) => port.postMessage(JSON.stringify(word));
    iframe.addEventListener('load', () => {
      port?.close(); // a document that replaced another one is spoken to anew
      clearTimeout(timer);
      timer = setTimeout(expire, Math.min(loadTimeoutMs, GREETING_MS)); // error pages are silent
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => {
        const message = readMessage(data);
        if (message?.type !== 'hello') {
          if (message) clearTimeout(timer); // it is there, and says what is wrong
          hear(message, iframe, send);
        } else if (message.v !== PROTOCOL) {
          fail(new LoadError('version', `loader ${PROTOCOL} and frame ${message.v} do not match`));
        } else {
          clearTimeout(timer);
          hear(message, iframe, send); // how to look comes first
          port.postMessage(start);
          resolve(send);
        }
      };
      iframe.contentWindow.postMessage('bleepay-checkout', url.origin, [channel.port2]);
    });
    root.append(iframe);
  });
}

/** `<bleepay-checkout>`: begins as soon as it has an order; then options are read, once. */
export class BleepayCheckoutElement extends (globalThis.HTMLElement ?? class {}) {
  #options = {};
  #live = null; // while mounted: { abort, send, settle, ready, wanted, told }
  /** Words on the port that were none of the protocol. */
  ignoredMessages = 0;

  set options(options) { this.#options = { ...options }; this.#begin(); }
  set order(order) { this.options = { ...this.#options, order }; }
  set tokenProvider(tokenProvider) { this.options = { ...this.#options, tokenProvider }; }
  /** Looks only: the checkout goes on, whatever has been typed and paid. */
  set appearance(appearance) {
    const wanted = this.#live?.wanted;
    if (wanted) {
      const look = checkAppearance(wanted.theme, appearance, refuseLook);
      readAppearance(this, look, refuseLook);
      wanted.look = look;
    }
    this.#options = { ...this.#options, appearance };
    if (this.#live?.send) this.#tellLook();
  }
  /** Settled when the payer can use the checkout, or with a CheckoutError. */
  get ready() { return this.#live?.ready ?? Promise.reject(new AbortedError()); }

  connectedCallback() {
    // What was set before the class was there:
    for (const name of ['options', 'tokenProvider', 'appearance', 'order']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#begin();
  }

  disconnectedCallback() {
    const live = this.#live;
    this.#live = null;
    live?.abort.abort();
    forgetTitle(this);
    live?.settle(new AbortedError());
    this.shadowRoot?.replaceChildren();
  }

  poke() { this.#live?.send?.({ type: 'poke' }); }
  cancel() { this.#live?.send?.({ type: 'cancel' }); }
  unmount() { this.remove(); }
  /** Resolves to the checkout so far as JSON, without codes and tokens; for reports of faults. */
  exportTrace() {
    const live = this.#live;
    if (!live?.send) return Promise.reject(new AbortedError());
    return live.traced ??= new Promise((take, fail) => {
      live.abort.signal.addEventListener('abort', () => fail(new AbortedError()), { once: true });
      live.trace = { text: '', take };
      live.send({ type: 'trace' });
    }).finally(() => { live.traced = null; });
  }

  #begin() {
    const options = { ...this.#options };
    for (const name of [...NAMES, 'apiKey']) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      if (this.hasAttribute(attribute)) options[name] ??= this.getAttribute(attribute);
    }
    if (!this.isConnected || this.#live || !(options.order || options.orderUrl)) return;
    const live = this.#live = { abort: new AbortController() };
    live.ready = new Promise((done, fail) => { live.settle = (e) => (e ? fail : done)(e); });
    live.ready.catch(() => {}); // the `error` event tells it too: nobody has to listen twice
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    try {
      live.wanted = checkOptions(options);
      watchPage(this, () => { if (live.send) this.#tellLook(); }, live.abort.signal);
      this.#load(live, root, live.wanted);
    } catch (error) {
      queueMicrotask(() => this.#fail(live, root, error));
    }
  }

  /** Tells the frame how to look, if that is news to it. */
  #tellLook(send = this.#live.send) {
    const { wanted: { look }, told } = this.#live;
    const word = { type: 'appearance', ...readAppearance(this, look, warn) };
    if (JSON.stringify(word) === told) return;
    this.#live.told = JSON.stringify(word);
    const iframe = this.shadowRoot.querySelector('iframe');
    if (iframe) iframe.style.colorScheme = schemeOf(look); // one that went silent was taken away
    send(word);
  }

  async #load(live, root, wanted) {
    const hear = (...heard) => this.#hear(live, root, wanted, ...heard);
    root.replaceChildren();
    for (const pauseMs of [...PAUSES_MS, 0]) {
      try {
        live.send = await openFrame(root, wanted, hear, live.abort.signal);
        return;
      } catch (error) {
        const again = error.isRecoverable && (() => this.#load(live, root, wanted));
        if (!pauseMs || !again) return this.#fail(live, root, error, again);
        await new Promise((resolve) => { setTimeout(resolve, pauseMs); });
        if (live !== this.#live) return;
      }
    }
  }

  #hear(live, root, { tokenProvider, pageTitle }, message, iframe, send) {
    if (message?.type === 'hello') {
      live.told = '';
      this.#tellLook(send);
    } else if (message?.type === 'height') {
      iframe.style.height = `${message.px}px`;
    } else if (message?.type === 'failed') {
      const { code, message: text, path, rule, isRecoverable } = message.error;
      this.#fail(live, root, new WidgetError(code, text, { path, rule, isRecoverable }));
    } else if (message?.type === 'tokenrequest' && tokenProvider) {
      Promise.resolve().then(tokenProvider).catch((error) => reportError(error))
        .then((token) => send({ type: 'token', token: typeof token === 'string' ? token : '' }));
    } else if (message?.type === 'title') {
      if (pageTitle !== 'keep') tellTitle(this, message.text);
    } else if (message?.type === 'record') {
      send({ type: 'record', ...keepRecord(message) });
    } else if (message?.type === 'trace' && live.traced) {
      live.trace.text += message.text;
      if (message.isLast) live.trace.take(live.trace.text);
    } else if (message?.type === 'event') {
      if (message.name === 'ready') { live.settle(); root.querySelector('div')?.remove(); }
      this.dispatchEvent(new CustomEvent(message.name, { detail: message.detail }));
    } else {
      this.ignoredMessages += 1;
    }
  }

  /** Shows the page's own words from slot `fallback`, or ours; `again` becomes a button. */
  #fail(live, root, error, again) {
    if (live !== this.#live) return;
    const text = error.kind === 'widget' ? '' : 'The checkout could not be loaded. ';
    const button = make('button', { type: 'button', onclick: again }, 'Try again');
    root.querySelector('div')?.remove();
    root.append(make('div', { part: 'fallback' },
      make('slot', { name: 'fallback' }, text), again ? button : ''));
    live.settle(error);
    this.dispatchEvent(new CustomEvent('error', { detail: { ...error, message: error.message } }));
  }
}

/** Puts a checkout into `target` (element or selector), or gives back the one that is there. */
export function mountCheckout(target, options) {
  const place = typeof target === 'string' ? document.querySelector(target) : target;
  if (!place?.append) throw new OptionsError('target', `no element to mount into: ${target}`);
  const present = [...place.children].find((child) => child instanceof BleepayCheckoutElement);
  if (present) return present;
  checkOptions(options);
  const element = make('bleepay-checkout', { options });
  place.append(element);
  return element;
}

if (globalThis.customElements && !customElements.get('bleepay-checkout')) {
  customElements.define('bleepay-checkout', BleepayCheckoutElement);
}
