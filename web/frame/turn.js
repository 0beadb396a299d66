// One page at a time works on an order; the others wait and go on where it stopped.
//
// Decides  whose turn it is among the pages of this browser that show the same order (Web Locks),
// and what the others hear when it has come to its end. Leaves   what the next one goes on with to
// the core's record. Where the browser has no locks, or denies them, every page works, and the
// record alone tells the later one what the earlier began.

import { Failure } from './failure.js';

const PREFIX = 'bleepay-checkout:';
// After these nobody may begin anew: something was approved, or may have been.
const FINAL = ['complete', 'partial', 'tampered'];

/**
 * Resolves when it is this page's turn, to what tells the others how it ended: `end(outcome)`.
 * Calls `onWait` once if another page has the turn. Throws `order-elsewhere` if that one finished.
 */
export async function takeTurn(orderId, onWait) {
  const name = PREFIX + orderId;
  if (!orderId || !navigator.locks || !window.BroadcastChannel) return { end: () => {} };
  const others = new BroadcastChannel(name);
  try {
    return await (await tryNow(name, others) ?? waitFor(name, others, onWait));
  } catch (error) {
    others.close();
    if (error instanceof Failure) throw error;
    return { end: () => {} }; // locks are denied here, as storage is
  }
}

/** The turn, or nothing where another page has it. */
function tryNow(name, others) {
  return new Promise((resolve, reject) => {
    navigator.locks.request(name, { ifAvailable: true },
      (lock) => lock ? hold(others, resolve) : resolve(null)).catch(reject);
  });
}

function waitFor(name, others, onWait) {
  onWait();
  const giveUp = new AbortController();
  return new Promise((resolve, reject) => {
    others.onmessage = ({ data }) => {
      if (!data.outcome) return;
      giveUp.abort();
      reject(new Failure('order-elsewhere'));
    };
    navigator.locks.request(name, { signal: giveUp.signal }, () => hold(others, resolve))
      .catch(reject); // after a verdict nobody listens
    others.postMessage({ isAsking: true });
  });
}

/** Keeps the turn until the page goes, or its checkout ended with nothing approved. */
function hold(others, resolve) {
  return new Promise((release) => {
    let ended = null;
    others.onmessage = ({ data }) => {
      if (data.isAsking && ended) others.postMessage({ outcome: ended });
    };
    resolve({
      end(outcome) {
        if (!FINAL.includes(outcome)) return release();
        ended = outcome;
        return others.postMessage({ outcome });
      },
    });
  });
}
