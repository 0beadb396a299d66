// Where the record of an order is kept from one load of the page to the next.
//
// Decides  whose storage: this origin's own, or, where the browser denies that to frames of other
// origins (a private window, for one), that of the shop's page, which hears the same ids in the
// `ledger` event anyway. Leaves   what a record says, and what it means when nothing can be kept,
// to the core.

const RECORD_PREFIX = 'bleepay.'; // before the order's id, as in src/checkout/machine.cpp
const TRIAL_KEY = 'bleepay-trial'; // the record of no order
const ANSWER_MS_MAX = 2000; // a page that says nothing keeps nothing
const RECORD_CHARACTERS_MAX = 3500; // every quote in it takes two in a word of at most 8192

/**
 * This origin's storage, or nothing: asking for it throws where it is denied. One that is full may
 * hold what an earlier page began, and nobody else has that.
 */
function ownStorage(order) {
  try {
    if (localStorage.getItem(RECORD_PREFIX + order) !== null) return localStorage;
    localStorage.setItem(TRIAL_KEY, '');
    localStorage.removeItem(TRIAL_KEY);
    return localStorage;
  } catch {
    return null;
  }
}

/** The shop page's, with the three calls of the web's own; it throws where nothing is kept. */
class PageStorage {
  #ask; // ({ order, text }) of the page, resolves to { text, isKept }; no text: what is there?
  #order;
  #text = null;
  #isKept = false;

  constructor(order, ask) {
    this.#order = order;
    this.#ask = ask;
  }

  async recall() {
    const silence = new Promise((resolve) => { setTimeout(resolve, ANSWER_MS_MAX, {}); });
    const answer = this.#ask({ order: this.#order });
    const { text, isKept = false } = await Promise.race([answer, silence]);
    this.#isKept = isKept;
    this.#text = text || null;
  }

  getItem() { return this.#text; }
  setItem(key, text) { this.#tell(text); }
  removeItem() { this.#tell(''); }

  /** The answer comes later: a record that was not kept is told with the next one. */
  #tell(text) {
    if (!this.#isKept || text.length > RECORD_CHARACTERS_MAX) throw new Error('not kept');
    this.#text = text || null;
    this.#ask({ order: this.#order, text }).then(({ isKept }) => { this.#isKept = isKept; });
  }
}

/** The storage for the record of `order`; `ask` as for PageStorage, which may be needed. */
export async function openStorage(order, ask) {
  const own = ownStorage(order);
  if (own || !order) return own;
  const borrowed = new PageStorage(order, ask);
  await borrowed.recall();
  return borrowed;
}
