// Whose storage keeps the record of an order, and what is believed of it: the frame's side with the
// page's behind it.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { openStorage } from '../../web/frame/storage.js';
import { keepRecord } from '../../web/loader/record.js';

const ORDER = 'A-1';
const KEY = 'bleepay.A-1';

/** Like the web's own; a full one takes nothing new, and none at all throws. */
class Store {
  entries = new Map();
  isFull = false;
  getItem(key) { return this.entries.get(key) ?? null; }
  setItem(key, text) {
    if (this.isFull && !this.entries.has(key)) throw new Error('quota');
    this.entries.set(key, text);
  }
  removeItem(key) { this.entries.delete(key); }
}

let frames; // null: denied
let pages;
let isFrame;
Object.defineProperty(globalThis, 'localStorage', { configurable: true, get() {
  const store = isFrame ? frames : pages;
  if (!store) throw new Error('denied');
  return store;
} });
beforeEach(() => {
  frames = new Store();
  pages = new Store();
  isFrame = true;
});

/** The page, which answers at once. */
const ask = async (word) => {
  isFrame = false;
  const answer = keepRecord(word);
  isFrame = true;
  return answer;
};

test('its own storage serves where there is one, and the page is not asked', async () => {
  const storage = await openStorage(ORDER, () => assert.fail('asked'));
  assert.equal(storage, frames);
  assert.equal(frames.entries.size, 0, 'the trial leaves nothing behind');
});

test('a full storage still tells what an earlier page began', async () => {
  frames.setItem(KEY, 'begun');
  frames.isFull = true;
  assert.equal((await openStorage(ORDER, ask)).getItem(KEY), 'begun');
});

test('a full storage without a record gives way to the page', async () => {
  frames.isFull = true;
  const storage = await openStorage(ORDER, ask);
  storage.setItem(KEY, 'begun');
  assert.equal(pages.getItem(KEY), 'begun');
});

test('the trial touches no record, whatever an order is called', async () => {
  for (const order of ['probe', 'trial']) {
    frames.setItem(`bleepay.${order}`, 'begun');
    await openStorage(ORDER, ask);
    assert.equal(frames.getItem(`bleepay.${order}`), 'begun');
  }
});

test('denied, the page keeps the record from one load to the next and lets go of it', async () => {
  frames = null;
  (await openStorage(ORDER, ask)).setItem(KEY, 'begun');
  const later = await openStorage(ORDER, ask);
  assert.equal(later.getItem(KEY), 'begun');
  later.removeItem(KEY);
  assert.equal(pages.entries.size, 0);
  assert.equal((await openStorage(ORDER, ask)).getItem(KEY), null);
});

test('where nobody may keep anything, nothing passes for kept', async () => {
  frames = pages = null;
  const storage = await openStorage(ORDER, ask);
  assert.equal(storage.getItem(KEY), null);
  assert.throws(() => storage.setItem(KEY, 'begun'));
});

test('what does not fit into a word is not kept', async () => {
  frames = null;
  const storage = await openStorage(ORDER, ask);
  assert.throws(() => storage.setItem(KEY, 'x'.repeat(3501)));
});

test('a page whose storage fills up is believed from the next record on', async () => {
  frames = null;
  const storage = await openStorage(ORDER, ask);
  pages.isFull = true;
  storage.setItem(KEY, 'first');
  await new Promise(setImmediate); // the answer comes later
  assert.throws(() => storage.setItem(KEY, 'second'));
});
