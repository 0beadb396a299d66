// The line to the shop's page: one handshake, one port, words checked before anybody hears them.
//
// Decides  which page may speak and what a word looks like. Leaves   what words do to frame.js.

import { isObject, isText } from './values.js';

export const PROTOCOL = 1;
const GREETING = 'bleepay-checkout';
const MESSAGE_CHARACTERS_MAX = 8192;

const RADIUS_MAX = 24; // as the loader and the core have it
const isOneOf = (...allowed) => (value) => value === undefined || allowed.includes(value);
const isOptional = (check) => (value) => value === undefined || check(value);

/** As it comes from a loader that has read it; whether there is such a token the core knows. */
const isVariable = ([token, value]) => /^[a-z]+(-[a-z]+)*$/.test(token)
  && (isText(value) ? /^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(value)
    : Number.isInteger(value) && value >= 0 && value <= RADIUS_MAX);

const INCOMING = {
  start: {
    v: (value) => value === PROTOCOL,
    order: isOptional(isObject),
    orderUrl: isOptional(isText),
    api: isOptional(isText),
    auth: isOneOf('context-code', 'host', 'none'),
    planner: isOneOf('budgeted', 'fast'),
    renderer: isOneOf('auto', 'canvas', 'dom'),
    messages: isOptional((value) => isObject(value) && Object.values(value).every(isText)),
  },
  appearance: {
    theme: isOneOf('auto', 'light', 'dark'),
    variables: isOptional((value) => isObject(value) && Object.entries(value).every(isVariable)),
  },
  token: { token: isText },
  poke: {},
  cancel: {},
  trace: {},
  record: { text: isText, isKept: (value) => typeof value === 'boolean' },
};

/** The word as an object, or null: too long, no JSON, unknown, a member too many or a wrong one. */
export function readWord(text) {
  if (!isText(text) || text.length > MESSAGE_CHARACTERS_MAX) return null;
  let word;
  try {
    word = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(word) || !Object.hasOwn(INCOMING, word.type)) return null;
  const { type, ...members } = word;
  const checks = INCOMING[type];
  const isKnown = Object.keys(members).every((name) => Object.hasOwn(checks, name));
  const isRight = Object.entries(checks).every(([name, check]) => check(members[name]));
  return isKnown && isRight ? word : null;
}

/** Waits for the first greeting of the surrounding page: {origin, port}. Later ones are ignored. */
export function awaitPage() {
  return new Promise((resolve) => {
    const listen = (event) => {
      if (event.source !== window.parent || event.data !== GREETING) return;
      if (event.ports.length !== 1) return;
      window.removeEventListener('message', listen);
      resolve({ origin: event.origin, port: event.ports[0] });
    };
    window.addEventListener('message', listen);
  });
}

/** The page behind the port. `on` is told each accepted word; the others are counted. */
export class Page {
  ignoredWords = 0;
  #port;

  constructor(port, on) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      const word = readWord(data);
      if (word) on(word);
      else this.ignoredWords += 1;
    };
  }

  /** Says nothing when the word would be longer than the other side accepts. */
  say(type, members = {}) {
    const text = JSON.stringify({ type, ...members });
    if (text.length <= MESSAGE_CHARACTERS_MAX) this.#port.postMessage(text);
  }
}
