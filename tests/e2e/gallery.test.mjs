// Every scene with real text: what the headless tests know of invented widths, here the browser's
// own fonts have to hold as well.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {openGallery, schemes} from './support/gallery.mjs';
import {everySpoken, pseudoSpoken, spoken} from './support/spoken.mjs';

let gallery;
let names;
before(async () => {
  gallery = await openGallery();
  names = await gallery.names();
});
after(() => gallery.close());

const isInside = (inner, outer, slack, slackOfLines = slack) =>
  inner.x >= outer.x - slack && inner.y >= outer.y - slackOfLines &&
  inner.x + inner.width <= outer.x + outer.width + slack &&
  inner.y + inner.height <= outer.y + outer.height + slackOfLines;

function assertNodesInFrame({nodes, height}, where, width) {
  const frame = {x: 0, y: 0, width, height};
  for (const node of nodes) assert.ok(isInside(node.rect, frame, 0.5), `${where}: ${node.id}`);
}

function assertTextsAreSaid({nodes, texts}, where) {
  assert.ok(texts.length > 5, `${where}: only ${texts.length} texts`);
  const named = nodes.filter(({role}) => !['group', 'list'].includes(role));
  const header = nodes.find(({id}) => id === 'header');  // names its monogram
  for (const text of texts) {
    // A quad has a margin around its glyphs, and what Arabic has above and below them reaches far
    // out of the line.
    const isSaid =
        named.some((node) => isInside(text, node.rect, 6, 12)) || isInside(text, header.rect, 0);
    assert.ok(isSaid, `${where}: text at ${JSON.stringify(text)}`);
  }
}

describe('every scene in a real browser', () => {
  // The narrowest frame is where text has the least room; the other widths are tested headless.
  for (const [width, rtl] of [[280, false], [280, true], [420, false]]) {
    const way = `${width} wide${rtl ? ', from right to left' : ''}`;
    test(`keeps texts and nodes in their places, ${way}`, async () => {
      assert.ok(names.length > 30, `only ${names.length} scenes`);
      for (const name of names) {
        const shown = await gallery.show(name, {width, rtl, scheme: 'light'});
        assertNodesInFrame(shown, name, width);
        assertTextsAreSaid(shown, name);
      }
      assert.deepEqual(gallery.errors, []);
    });
  }

  for (const language of [...everySpoken(), pseudoSpoken]) {
    test(`keeps texts and nodes in their places in '${language.tag}', 280 wide`, async () => {
      await gallery.speak(language);
      for (const name of names) {
        const shown = await gallery.show(name, {width: 280, scheme: 'light'});
        assert.ok(shown.isKnown, 'the words of the language are those of the screen');
        assertNodesInFrame(shown, name, 280);
        assertTextsAreSaid(shown, name);
      }
      await gallery.speak(spoken('en'));
      assert.deepEqual(gallery.errors, []);
    });
  }

  test('is painted in every scheme', async () => {
    const pictures = new Set();
    for (const scheme of schemes) {
      const picture = await gallery.picture('paying-waiting', {width: 360, scheme});
      pictures.add(picture.toString('base64'));
    }
    assert.equal(pictures.size, schemes.length, 'two schemes look the same');
    assert.deepEqual(gallery.errors, []);
  });
});
