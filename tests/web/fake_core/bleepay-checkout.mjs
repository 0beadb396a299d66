// A stand-in for the core in tests of the frame: the same door, a screen of a few nodes, no rules.
// What it was told lies in `window.fakeCalls`.

const rect = (y, height) => ({ x: 20, y, width: 300, height });
const node = (id, role, name, y, more = {}) =>
  ({ id, parent: '', role, name, rect: rect(y, 44), ...more });

function codeScreen(message) {
  return [
    node('heading', 'heading', 'Enter the code from your wallet', 20, { level: 1 }),
    node('code', 'textbox', 'Code from your wallet', 70,
      { description: message, isInvalid: Boolean(message) }),
    node('pay', 'button', 'Continue', 130, { hasAction: true }),
    node('status', 'status', '', 190),
  ];
}

const paidScreen = () => [
  node('heading', 'heading', 'All payments approved', 20, { level: 1 }),
  node('items', 'list', 'Payments', 70),
  node('item.a', 'listitem', 'Trail shoes', 70, { parent: 'items' }),
  node('item.a.text', 'text', '100 EURC', 80, { parent: 'item.a' }),
  node('item.a.copy', 'button', 'Copy', 80,
    { parent: 'item.a', hasAction: true, copyText: 'vch_1' }),
  node('status', 'status', 'Payment approved', 190),
];

class Widget {
  constructor(hooks) {
    this.hooks = hooks;
    this.nodes = codeScreen('');
    this.calls = (globalThis.fakeCalls ??= []);
    globalThis.fakeWidget = this;
    for (const name of ['supplyToken', 'poke', 'cancel', 'setVisible', 'pointer', 'resize', 'field',
      'faces', 'copied', 'detachCanvas', 'contextLost', 'delete']) {
      this[name] = (...values) => { this.calls.push([name, ...values]); };
    }
  }
  language(json) {
    this.calls.push(['language', JSON.parse(json)]);
    return '{"ok":true}';
  }
  start(config, order) {
    this.calls.push(['start', JSON.parse(config), JSON.parse(order)]);
    if (JSON.parse(order).orderId === 'bad') {
      return JSON.stringify({ ok: false, fault: { kind: 'Range', path: 'items[0].amount',
        rule: 'greater than zero', text: 'items[0].amount: must be greater than zero' } });
    }
    return '{"ok":true}';
  }
  submitCode(text) {
    this.calls.push(['submitCode', text]);
    const accepted = /^[0-9a-z]{6}$/i.test(text);
    this.nodes = accepted ? paidScreen() : codeScreen('The code has exactly six characters.');
    const outcome = { outcome: 'complete', orderId: 'A-1', sessionId: 'ses_1', items: [] };
    if (accepted) this.hooks.onEvent('outcome', JSON.stringify(outcome));
    this.hooks.requestFrame();
    return JSON.stringify({ accepted });
  }
  activate(id) {
    this.calls.push(['activate', id]);
    return true;
  }
  appearance(json) {
    this.calls.push(['appearance', JSON.parse(json)]);
    return '{"ok":true}';
  }
  attachCanvas(canvas) { return Boolean(canvas.getContext('webgl2')); }
  contextRestored() { return true; }
  /** Longer than a word, and nothing but what takes two characters in one. */
  trace() { return JSON.stringify({ steps: '"'.repeat(10_000) }); }
  text(key) { return `words for ${key}`; }
  frame() {
    this.hooks.onNodes(JSON.stringify(this.nodes));
    return 260;
  }
}

export default async function createBleepay({ instantiateWasm }) {
  await new Promise((resolve) => { instantiateWasm({}, resolve); });
  return { Widget };
}
