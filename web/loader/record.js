// Where a browser lets frames of other origins keep nothing, the page keeps the record of an order
// for its frame: ids, the session's code and instants, the same that the `ledger` event tells.

const PREFIX = 'bleepay.';

/**
 * What is kept of `order` now, as the frame is told it. `text` replaces it, an empty one removes
 * it; without a text it stays as it was, and whether anything can be kept is tried all the same.
 */
export function keepRecord({ order, text }) {
  try {
    const kept = text ?? localStorage.getItem(PREFIX + order) ?? '';
    localStorage.setItem(PREFIX + order, kept); // throws where nothing can be kept
    if (!kept) localStorage.removeItem(PREFIX + order);
    return { text: kept, isKept: true };
  } catch {
    return { text: '', isKept: false };
  }
}
