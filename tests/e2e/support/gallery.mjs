// Opens tests/e2e/pages/gallery.html. Run as a program it paints the whole gallery:
// node tests/e2e/support/gallery.mjs OUT   one PNG per scene, width and scheme, one contact sheet
// per scene, and index.html.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {contactSheet} from './contact_sheet.mjs';
import {openBench} from './gfx_bench.mjs';

export const widths = [280, 360, 420, 768];
export const schemes = ['light', 'dark', 'contrast'];

export async function openGallery(ratio = 1) {
  const bench = await openBench();
  const page = await bench.browser.newPage({deviceScaleFactor: ratio});
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${bench.origin}/tests/e2e/pages/gallery.html`);
  await page.evaluate(() => window.ready);

  const names = () => page.evaluate(() => Array.from(window.gallery.names()));
  /// Paints a scene; what it shows stays on the page. Returns {height, nodes, texts}.
  const show = (name, how) =>
    page.evaluate(([scene, options]) => window.gallery.show(scene, options), [name, how]);

  /// A picture of a scene, the page as large as the frame would be.
  async function picture(name, how) {
    const {height} = await show(name, how);
    await page.setViewportSize({width: how.width, height: Math.ceil(height)});
    await show(name, how);  // the viewport changed: what was painted before is gone
    return page.screenshot();
  }
  return {page, errors, names, show, picture, browser: bench.browser, close: bench.close};
}

function indexPage(names) {
  const sections = names.map(
      (name) => `<h2>${name}</h2><img src="${name}.png" alt="${name} in every width and scheme">`);
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>body{font-family:system-ui;margin:24px}img{max-width:100%}</style>
<h1>Every screen, every width, every scheme</h1>
${sections.join('\n')}
`;
}

async function paintAll(out) {
  mkdirSync(join(out, 'single'), {recursive: true});
  const gallery = await openGallery();
  const names = await gallery.names();
  for (const name of names) {
    const pictures = [];
    for (const scheme of schemes) {
      for (const width of widths) {
        const picture = await gallery.picture(name, {width, scheme});
        writeFileSync(join(out, 'single', `${name}-${width}-${scheme}.png`), picture);
        pictures.push(picture);
      }
    }
    writeFileSync(join(out, `${name}.png`), await contactSheet(gallery.browser, pictures));
    console.log(`${name}: ${pictures.length} pictures`);
  }
  writeFileSync(join(out, 'index.html'), indexPage(names));
  await gallery.close();
  if (gallery.errors.length > 0) throw new Error(gallery.errors.join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await paintAll(process.argv[2] ?? 'build/gallery');
}
