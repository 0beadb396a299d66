// Start-up of the document inside the iframe: field, page, configuration and core come together.
//
// Decides  the order of the start, what is shown while it lasts and when it fails, and that trying
// again keeps what was typed. Leaves   everything about the payment to the core.

import { Appearance } from './appearance.js';
import { chooseApi, loadConfig } from './config.js';
import { loadCore } from './core.js';
import { Entry } from './entry.js';
import { asFailure, Failure } from './failure.js';
import { loadLanguage, speak, teach, word } from './language.js';
import { awaitPage, Page, PROTOCOL } from './link.js';
import { timeSpeaker } from './numbers.js';
import { fetchOrder, orderIdOf } from './order.js';
import { Screen } from './screen.js';
import { openStorage } from './storage.js';
import { takeTurn } from './turn.js';
import { isListedOrigin } from './values.js';

const SLOW_MS = 6000;
const TRACE_PIECE = 3500; // characters; every quote in it takes two in a word of at most 8192

const byId = (id) => document.getElementById(id);
const parts = { sheet: byId('sheet'), canvas: byId('picture'), root: byId('nodes'),
  input: byId('code'), holder: byId('entry') };
const note = byId('entry-note');
const look = new Appearance();
const entry = new Entry({ form: parts.holder, input: parts.input, note, word });

/** The page names a language behind the #: it is wanted before the page can speak. */
const language = loadLanguage(decodeURIComponent(location.hash.slice(1)));
language.then((found) => { speak(found); tellStart(); });

let page = null; // once it has greeted us
let told; // the page's `start`, once it came
let onStart; // resolves when it comes
const started = new Promise((resolve) => { onStart = resolve; });
let turn = null; // which page of this browser works on the order
let widget = null;
const asked = []; // who waits for the page's words about a record, in order
let reportedHeight = 0;
let slow; // the timer of the words for a slow start
let progress = ''; // the key of what the note says while the start lasts

/** Listening begins now: the page greets when this document has loaded. Resolves to its origin. */
const greeted = awaitPage().then(({ origin, port }) => {
  page = new Page(port, hear);
  page.say('hello', { v: PROTOCOL });
  page.say('height', { px: reportedHeight });
  return origin;
});

function reportHeight(px) {
  reportedHeight = px;
  page?.say('height', { px });
}

function hear(word) {
  if (word.type === 'start' && !told) onStart(told = word);
  else if (word.type === 'appearance') look.wish(word);
  else if (word.type === 'token') widget?.supplyToken(word.token);
  else if (word.type === 'poke') widget?.poke();
  else if (word.type === 'cancel') widget?.cancel();
  else if (word.type === 'trace') tellTrace();
  else if (word.type === 'record') asked.shift()?.(word);
  else page.ignoredWords += 1;
}

/** What the core was told, in pieces that fit into a word; nothing before there is a core. */
function tellTrace() {
  const text = widget?.trace() ?? '';
  let at = 0;
  do {
    const piece = text.slice(at, at += TRACE_PIECE);
    page.say('trace', { text: piece, isLast: at >= text.length });
  } while (at < text.length);
}

/** Where this frame may store nothing the page keeps the record; resolves to what it says of it. */
function askForRecord(about) {
  page.say('record', about);
  return new Promise((resolve) => { asked.push(resolve); });
}

/** What the page wants, if it may show us: headers say so as well, where they are sent. */
async function meetPage(config) {
  if (window.parent === window) throw new Failure('alone');
  const origin = await greeted;
  if (!isListedOrigin(origin, config.parents)) throw new Failure('parent-refused', origin);
  return started;
}

/** The words of a running checkout, as the page hears them. */
function tellPage(name, json) {
  const detail = JSON.parse(json);
  if (name === 'outcome') turn.end(detail.outcome);
  if (name === 'tokenrequest') page.say('tokenrequest');
  else page.say('event', { name, detail: name === 'error' ? withWords(detail) : detail });
}

const withWords = (detail) =>
  ({ ...detail, message: widget.text(`message.${detail.code}`, JSON.stringify(detail)) });

/** Everything needed before there can be a widget; each try asks only for what is still missing. */
const ready = { config: null, core: null };
async function gather(attempt) {
  const core = ready.core ?? loadCore(attempt);
  core.catch?.(() => {}); // told below, or not at all when something else failed first
  ready.config ??= await loadConfig(new URL('frame.config.json', document.baseURI));
  const start = await meetPage(ready.config);
  const api = chooseApi(ready.config, start.api);
  const order = await fetchOrder(start, ready.config);
  const found = await language;
  const words = { ...found, messages: { ...found.messages, ...start.messages } };
  ready.core = await core;
  return { start, api, order, words, core: ready.core };
}

async function begin(attempt) {
  const { start, api, order, words, core } = await gather(attempt);
  const orderId = orderIdOf(order);
  turn ??= await takeTurn(orderId, () => {
    clearTimeout(slow);
    tellStart('frame.waiting');
  });
  core.storage = await openStorage(orderId, askForRecord);
  note.textContent = entry.isWanted ? word('frame.submitting') : '';
  const screen = new Screen({ parts, renderer: start.renderer, look,
    onHeight: reportHeight, onSubmit: () => entry.submit() });
  widget = new core.Widget({
    onEvent: tellPage,
    onViewChanged: () => lookUnseen(screen),
    onNodes: (json) => {
      const shown = readNodes(json);
      screen.show(shown);
      tellTitle(shown.title);
    },
    requestFrame: () => screen.redraw(),
    spokenTime: timeSpeaker(words.numbers),
  });
  const unknown = teach(widget, words);
  if (unknown) {
    dropWidget();
    throw new Failure('options-refused', `option 'messages': ${unknown.text}`);
  }
  speak(words);
  const verdict = JSON.parse(widget.start(JSON.stringify(settings(start, api)), order));
  if (!verdict.ok) {
    dropWidget();
    const { path, rule, text } = verdict.fault;
    throw new Failure('order-refused', text ?? `${path} ${rule}`, { path, rule });
  }
  screen.start(widget);
  watchPage(screen);
  entry.connect((code) => JSON.parse(widget.submitCode(code)));
  page.say('event', { name: 'ready', detail: {} });
}

let title = ''; // as the page was told it
function tellTitle(text) {
  if (!text || text === title) return;
  title = text;
  page.say('title', { text });
}

let stood = ''; // how things stood when nobody looked
/** In the background nothing is drawn, but once when something has come of it: the tab says so. */
function lookUnseen(screen) {
  if (!document.hidden || !screen.widget) return; // it draws once it has begun
  const { phase, items } = JSON.parse(widget.view());
  const stands = [phase, ...items.map(({ status }) => status)].join();
  if (stands === stood) return;
  stood = stands;
  screen.draw(performance.now());
}

function dropWidget() {
  widget.delete();
  widget = null;
}

const readNodes = (json) => {
  const read = JSON.parse(json);
  return Array.isArray(read) ? { nodes: read } : read;
};

const settings = ({ auth = 'context-code', planner = 'budgeted' }, api) => ({
  apiBase: api.base, auth, planner, isSandbox: api.isSandbox,
  publishedLimits: api.limits === 'published',
});

/** What the browser knows and the core must: hidden, shown, back from sleep or on the network. */
function watchPage(screen) {
  const tell = () => widget?.setVisible(!document.hidden);
  document.addEventListener('visibilitychange', tell);
  window.addEventListener('pageshow', tell);
  window.addEventListener('online', () => { if (!document.hidden) widget?.poke(); });
  window.addEventListener('pagehide', ({ persisted }) => {
    if (persisted) return; // it may come back
    entry.disconnect();
    screen.stop();
    widget?.delete(); // which wipes what it knew
    widget = null;
  });
  tell();
}

/** Says what is wrong, keeps what was typed, and offers another try where one can help. */
function showFailure(failure, again) {
  const text = document.createElement('p');
  const said = word(failure.key, failure.text);
  text.textContent = failure.isRecoverable ? `${said} ${word('frame.kept')}` : said;
  const trouble = byId('trouble');
  trouble.replaceChildren(text);
  if (failure.isRecoverable) {
    const button = document.createElement('button');
    const textContent = word('item.renew', 'Try again');
    Object.assign(button, { type: 'button', textContent, onclick: again });
    trouble.append(button);
  }
  note.textContent = '';
}

/** Says how far the start is, in the words of the moment. */
function tellStart(key = progress) {
  progress = key;
  if (!key) return;
  const isSending = entry.isWanted && key !== 'frame.waiting';
  note.textContent = word(isSending ? 'frame.submitting' : key);
}

async function run(attempt = 1) {
  slow = setTimeout(() => tellStart('frame.slow'), SLOW_MS);
  byId('trouble').replaceChildren();
  tellStart(entry.isWanted ? 'frame.submitting' : 'frame.preparing');
  try {
    await begin(attempt);
  } catch (error) {
    const failure = asFailure(error);
    showFailure(failure, () => run(attempt + 1));
    greeted.then(() => page.say('failed', { error: failure }));
  } finally {
    progress = '';
    clearTimeout(slow);
  }
}

new ResizeObserver(() => {
  if (!widget) reportHeight(Math.ceil(parts.sheet.getBoundingClientRect().height));
}).observe(parts.sheet);
run();
