// What a page may ask for: every option by name, what it may be, and how it reaches the frame.

import { checkAppearance, isObject, THEMES } from './appearance.js';
import { OptionsError } from './errors.js';

export const PROTOCOL = 1;
export const MESSAGE_CHARACTERS_MAX = 8192; // either way; a larger order goes by `orderUrl`

const CHOICES = {
  auth: ['context-code', 'host', 'none'],
  planner: ['budgeted', 'fast'],
  renderer: ['auto', 'canvas', 'dom'],
  theme: THEMES,
  pageTitle: ['state', 'keep'],
};
const TEXTS = ['orderUrl', 'api', 'frameUrl', 'frameTitle', 'language']; // order-url, ...
export const NAMES = [...Object.keys(CHOICES), ...TEXTS, 'order', 'messages', 'appearance',
  'tokenProvider', 'loadTimeoutMs'];

const refuse = (code, message, more) => { throw new OptionsError(code, message, more); };
export const refuseLook = (path, rule) =>
  refuse('bad-option', `option '${path}' ${rule}`, { path, rule });

/** Refuses what is wrong by name; gives back where the frame lies and what it is to be told. */
export function checkOptions(options) {
  for (const [name, value] of Object.entries(options).filter((option) => option[1] !== undefined)) {
    if (/api-?key/i.test(name)) {
      refuse('api-key', "an API key must never reach a browser: use auth 'host' or 'none'");
    } else if (!NAMES.includes(name)) {
      refuse('unknown-option', `unknown option '${name}'`);
    } else if (CHOICES[name] && !CHOICES[name].includes(value)) {
      refuse('bad-option', `option '${name}' must be one of: ${CHOICES[name].join(', ')}`);
    } else if (TEXTS.includes(name) && !value?.trim?.()) {
      refuse('bad-option', `option '${name}' must be a text that is not empty`);
    }
  }
  const { tokenProvider, frameUrl, frameTitle = 'Bleepay checkout', language = 'auto', theme,
    appearance, pageTitle, loadTimeoutMs = 10000, orderUrl, ...told } = options; // order, auth, ...
  if (!(loadTimeoutMs > 0 && loadTimeoutMs <= 120000)) {
    refuse('bad-option', "option 'loadTimeoutMs' must be a number from 1 to 120000");
  } else if ((told.order === undefined) === (orderUrl === undefined)) {
    refuse('order', "exactly one of 'order' and 'orderUrl' must be given");
  } else if (told.order !== undefined && !isObject(told.order)) {
    refuse('order', "option 'order' must be an object");
  } else if (!isObject(told.messages ?? {})
    || Object.values(told.messages ?? {}).some((text) => typeof text !== 'string')) {
    refuse('bad-option', "option 'messages' must be an object of texts by key");
  } else if (typeof tokenProvider !== (told.auth === 'host' ? 'function' : 'undefined')) {
    refuse('token-provider', "auth 'host' needs a function 'tokenProvider', and only auth 'host'");
  }
  let start, url;
  try {
    url = frameUrl ? new URL(frameUrl, document.baseURI) : new URL('frame.html', import.meta.url);
    if (language !== 'auto') url.hash = new Intl.Locale(language); // read before any word comes
    if (orderUrl) told.orderUrl = new URL(orderUrl, document.baseURI).href;
    start = JSON.stringify({ type: 'start', v: PROTOCOL, ...told });
  } catch (error) {
    refuse('bad-option', `an option cannot be passed on: ${error.message}`);
  }
  if (start.length > MESSAGE_CHARACTERS_MAX) {
    refuse('order-too-large', "an order over 8 KiB has to come by 'orderUrl'");
  }
  const look = checkAppearance(theme, appearance, refuseLook);
  return { start, url, theme, look, pageTitle, tokenProvider, loadTimeoutMs, frameTitle };
}
