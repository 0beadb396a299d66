// node tests/e2e/support/pictures.mjs OUT   the pictures README.md shows: light.webp and dark.webp.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {contactSheet} from './contact_sheet.mjs';
import {openGallery} from './gallery.mjs';

const scenes = ['code-typing', 'paying-joined', 'done-complete'];
const ratio = 1.5;
const quality = 82;  // below it small texts grow halos; above it bytes grow, not sharpness

const out = process.argv[2] ?? 'docs';
mkdirSync(out, {recursive: true});
const gallery = await openGallery(ratio);
for (const scheme of ['light', 'dark']) {
  const pictures = [];
  for (const scene of scenes) {
    pictures.push(await gallery.picture(scene, {width: 360, scheme, faces: true}));
  }
  const paper = await gallery.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const sheet = await contactSheet(gallery.browser, [pictures], {ratio, paper, quality});
  writeFileSync(join(out, `${scheme}.webp`), sheet);
  console.log(`${join(out, `${scheme}.webp`)}: ${sheet.length} bytes`);
}
await gallery.close();
if (gallery.errors.length > 0) throw new Error(gallery.errors.join('\n'));
