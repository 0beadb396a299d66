// A person at the keyboard: goes by Tab, knows controls by role and name, and looks for the focus
// at every stop.
import assert from 'node:assert/strict';

import { colorsOf, countOf } from './colors.mjs';

const STOPS_MAX = 60;
const LOOKS_MAX = 50; // a ring is painted one frame after the focus has moved
const RING = 0x1b5fcc; // src/ui/theme.cpp, light: focus
const ACTIVE_SLOT = 0x141412; // field_edge_active

export class Walk {
  constructor(shop, face, tag, words) {
    Object.assign(this, { shop, face, words, plural: new Intl.PluralRules(tag) });
    [, this.frame] = shop.page.frames();
  }

  /** A text of the screen as a pattern: what is filled in may be isolated from its direction. */
  pattern(key, filled = {}) {
    const escaped = this.words[key].replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return escaped.replace(/\\\{(\w+)\\\}/g, (whole, name) =>
      name in filled ? `.?${filled[name]}.?` : whole);
  }
  find(role, key, filled) {
    const name = new RegExp(`^${this.pattern(key, filled)}$`);
    return this.shop.frame.getByRole(role, { name });
  }
  findCounted(role, key, count) {
    return this.find(role, `${key}.${this.plural.select(count)}`, { count });
  }

  async press(key) {
    await this.shop.page.keyboard.press(key);
    await this.isSeen();
  }

  /** Goes on until the focus is there. */
  async to(role, key, filled, by = 'Tab') {
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      await this.press(by);
      if (await this.hasFocus(this.find(role, key, filled))) return;
    }
    throw new Error(`no ${role} "${this.words[key]}" is reached by ${by}`);
  }

  async hasFocus(control) {
    return await control.count() === 1
      && control.evaluate((element) => document.hasFocus() && element === document.activeElement);
  }
  async isAt(role, key, filled) {
    const control = this.find(role, key, filled);
    await control.waitFor();
    const handle = await control.elementHandle();
    await this.frame.waitForFunction((element) => element === document.activeElement, handle);
  }

  /** The focus is on something of the sheet: it did not fall to the document. */
  async keepsFocus() {
    const at = await this.frame.evaluate(() => document.activeElement.dataset.node ?? 'nothing');
    assert.notEqual(at, 'nothing', 'the focus was lost');
    return at;
  }

  /** Where the focus is on a control of ours, it is seen; a press may still move it on. */
  async isSeen() {
    let control;
    for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
      control = await this.control();
      if (!control) return;
      if (await (this.face === 'dom' ? this.hasOutline() : this.hasRing(control.tag))) return;
    }
    throw new Error(`the focus on "${control.node}" is not seen`);
  }

  /** What has the focus and can be pressed: not the shop's page, nor a heading moved to. */
  async control() {
    const { hasFocus, ...control } = await this.frame.evaluate(() => {
      const { localName, dataset, tabIndex } = document.activeElement;
      return { hasFocus: document.hasFocus(), tag: localName, node: dataset.node, tabIndex };
    });
    if (!hasFocus) return null;
    await this.keepsFocus();
    return control.tabIndex >= 0 ? control : null;
  }

  hasOutline() {
    return this.frame.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } =
        getComputedStyle(document.activeElement);
      const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      return isOutlined || (boxShadow !== 'none' && borderColor !== 'transparent');
    });
  }

  async hasRing(tag) {
    await this.shop.whenStill(); // the page may still be scrolling there
    const box = await this.shop.frame.locator(':focus').boundingBox();
    if (!box) return false;
    const reach = 5;
    const clip = { x: box.x - reach, y: box.y - reach, width: box.width + 2 * reach,
      height: box.height + 2 * reach };
    const { page } = this.shop;
    const colors = await colorsOf(page.context(), await page.screenshot({ clip }));
    const count = countOf(colors, tag === 'input' ? ACTIVE_SLOT : RING);
    return count >= 2 * Math.min(box.width, box.height);
  }
}
