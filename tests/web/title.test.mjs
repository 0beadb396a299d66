// The tab's title, word by word, where several checkouts and the page itself have a say in it.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** Of a document what a title needs: like a browser's, it drops spaces that are too many. */
class Page extends EventTarget {
  hidden = false;
  #title = 'Shop';
  get title() { return this.#title; }
  set title(text) { this.#title = text.trim().replace(/ +/g, ' '); }
  turn(hidden) {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page;
let tell;
let forget;
let modules = 0;
beforeEach(async () => {
  page = globalThis.document = new Page();
  ({ tellTitle: tell, forgetTitle: forget } =
    await import(`../../web/loader/title.js?${modules += 1}`));
});

test('what is said is shown in the background only', () => {
  tell('a', 'Enter your code');
  assert.equal(page.title, 'Shop');
  page.turn(true);
  assert.equal(page.title, 'Enter your code');
  tell('a', 'Approve');
  assert.equal(page.title, 'Approve');
  page.turn(false);
  assert.equal(page.title, 'Shop');
});

test('a text whose spaces the document drops is taken back as well', () => {
  tell('a', 'Approve - Kiosk  Nine ');
  page.turn(true);
  assert.equal(page.title, 'Approve - Kiosk Nine');
  page.turn(false);
  assert.equal(page.title, 'Shop');
});

test('a title that the page sets in between comes back, not the one before', () => {
  tell('a', 'Enter your code');
  page.turn(true);
  page.title = 'Two new messages';
  tell('a', 'Approve');
  assert.equal(page.title, 'Approve');
  page.turn(false);
  assert.equal(page.title, 'Two new messages');
});

test('of two checkouts the one that stays goes on, even if both said the same', () => {
  tell('a', 'Enter your code');
  tell('b', 'Enter your code');
  page.turn(true);
  forget('b');
  assert.equal(page.title, 'Enter your code');
  forget('a');
  assert.equal(page.title, 'Shop');
});

test('a checkout that never said anything takes nothing away', () => {
  tell('a', 'Enter your code');
  page.turn(true);
  forget('b');
  assert.equal(page.title, 'Enter your code');
});
